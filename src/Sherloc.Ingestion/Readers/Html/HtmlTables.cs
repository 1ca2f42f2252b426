using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Html;

/// <summary>Tells tables from frames around text, and measures trees.</summary>
internal static class HtmlTables
{
    /// <summary>Letters of a cell above which it holds text and not a value.</summary>
    private const int LongestCell = 2_000;

    private const int MostCells = 100_000;

    /// <summary>The rows of a table, or null where it only lays out the page: one column, tables inside, or pages of text in a cell.</summary>
    public static TableRows? Read(IHtmlTableElement table, Func<string, string> line)
    {
        if (table.QuerySelector("table") is not null)
        {
            return null;
        }

        var rows = new TableRows();
        var cells = 0;
        foreach (var row in table.Rows)
        {
            cells += row.Cells.Length;
            if (cells > MostCells || row.Cells.Any(c => c.TextContent.Length > LongestCell))
            {
                return null;
            }

            rows.Add(
                row.Cells.Select(c => (MarkdownMarks.Line(Text(c, line)), c.ColumnSpan, c.RowSpan)),
                row.Cells.Length > 0 && (row.ParentElement is { LocalName: "thead" } || row.Cells.All(c => c.LocalName == "th")));
        }

        return rows.Columns > 1 && !rows.IsEmpty ? rows : null;
    }

    /// <summary>The number of an item as the list shows it.</summary>
    public static string Number(int number, string? type) => type switch
    {
        "a" or "A" when number is > 0 and <= 26 => $"({(char)((type == "a" ? 'a' : 'A') + number - 1)})",
        "i" or "I" when Roman.Of(number) is { } roman => type == "i" ? $"({roman.ToLowerInvariant()})" : $"({roman})",
        _ => number.ToString(CultureInfo.InvariantCulture) + ".",
    };

    /// <summary>Refuses a tree that is too deep to be walked, without walking it by calls.</summary>
    public static void CheckDepth(IDocument document)
    {
        var depth = 0;
        for (INode? node = document.DocumentElement; node is not null;)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                if (++depth > HtmlGuard.DeepestLevel)
                {
                    throw new RefusedException(
                        string.Create(CultureInfo.InvariantCulture, $"Elements are nested more than {HtmlGuard.DeepestLevel} levels deep."),
                        "No page is nested so deeply: look at where the file comes from.",
                        node.ParentElement?.SourceReference?.Position.Line ?? 0);
                }

                continue;
            }

            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node?.NextSibling;
        }
    }

    /// <summary>Words of the paragraphs of a cell do not run together.</summary>
    private static string Text(IElement cell, Func<string, string> line) =>
        line(cell.Children.Any(c => c.LocalName is "p" or "div" or "br") ? string.Join(' ', cell.GetDescendants().OfType<IText>().Select(t => t.Data)) : cell.TextContent);
}
