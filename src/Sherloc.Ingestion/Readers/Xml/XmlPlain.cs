using System.Text;
using System.Xml.Linq;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Xml;

/// <summary>Short texts of elements: numbers, headings, titles, names.</summary>
internal static class XmlPlain
{
    /// <summary>All text on one line, without footnotes and what else is left out.</summary>
    public static string Of(XElement? element, XmlDialect dialect)
    {
        if (element is null)
        {
            return "";
        }

        var text = new StringBuilder();
        Append(element, dialect, text);
        return Unmarked(text.ToString());
    }

    /// <summary>One line of plain text: no Markdown.</summary>
    public static string Unmarked(string text) => string.Join(' ', text.Replace("\u00AD", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Append(XElement element, XmlDialect dialect, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement child)
            {
                switch (dialect.RoleOf(child))
                {
                    case XmlRole.Inline when child.Name.LocalName == "sup":
                        text.Append(Superscript.Of(child.Value));
                        break;
                    case XmlRole.LeftOut or XmlRole.Note or XmlRole.NoteApart or XmlRole.NoteMark:
                        break;
                    case XmlRole.Inline:
                        Append(child, dialect, text);
                        break;
                    default:
                        text.Append(' ');
                        Append(child, dialect, text);
                        text.Append(' ');
                        break;
                }
            }
        }
    }
}
