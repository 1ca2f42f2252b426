using System.Text;
using AngleSharp.Dom;

namespace Sherloc.Web.Tests.Golden;

/// <summary>
/// The words of a page in reading order, a line for each block: what a person sees or hears, so that a golden file can be read.
/// Cells of a table part by a bar, links and list items are not marked.
/// </summary>
internal static class VisibleText
{
    private static readonly HashSet<string> Blocks =
    [
        "ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "CAPTION", "DETAILS", "DIV", "DL", "FIELDSET", "FIGCAPTION", "FIGURE", "FOOTER", "FORM", "H1", "H2", "H3",
        "H4", "HEADER", "LEGEND", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "SUMMARY", "TABLE", "TBODY", "THEAD", "TR", "UL",
    ];

    private static readonly HashSet<string> Silent = ["SCRIPT", "STYLE", "SVG", "TEMPLATE", "DATALIST"];

    public static string Of(IElement element)
    {
        var text = new StringBuilder();
        Write(element, text);
        var lines = text.ToString().Split('\n').Select(l => string.Join(' ', l.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)));
        return string.Join('\n', lines.Where(l => l.Trim('|', ' ').Length > 0)) + "\n";
    }

    private static void Write(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText words:
                    text.Append(words.Data.Replace('\n', ' '));
                    break;
                case IElement element when Silent.Contains(element.NodeName.ToUpperInvariant()) || element.HasAttribute("hidden"):
                    break;
                case IElement element:
                    WriteElement(element, text);
                    break;
            }
        }
    }

    private static void WriteElement(IElement element, StringBuilder text)
    {
        var before = element.NodeName switch
        {
            "TD" or "TH" when element.PreviousElementSibling is not null => " | ",
            "DD" => ": ",
            "H1" => "\n# ",
            "H2" => "\n## ",
            "H3" => "\n### ",
            "BR" or "DT" => "\n",
            // Boxes side by side, or a line below, with no space in the markup.
            "SPAN" or "A" when element.PreviousElementSibling == element.PreviousSibling || element.ClassList.Contains("sub") => " ",
            _ => Blocks.Contains(element.NodeName) ? "\n" : "",
        };
        text.Append(before);
        var start = text.Length;
        Write(element, text);
        // A cell is one line whatever stands in it.
        if (element.NodeName is "TD" or "TH" or "DD") text.Replace('\n', ' ', start, text.Length - start);
        if (Blocks.Contains(element.NodeName) || element.NodeName == "DD") text.Append('\n');
    }
}
