using System.Text;
using System.Xml.Linq;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Xml;

/// <summary>What the text of one record is written with.</summary>
/// <param name="Language">Of what says no other, ISO 639-1.</param>
/// <param name="Notes">Footnotes that the file keeps apart, by id, as plain text.</param>
/// <param name="Headings">Whether levels with a heading are chapters of a document (judgments) and not parts of a provision.</param>
/// <param name="Skip">Counts what is left out.</param>
internal sealed record ElementTextInput(string Language, IReadOnlyDictionary<string, string> Notes, bool Headings, Action<string> Skip);

/// <summary>The elements of one record as Markdown, a pane for each language. Made for one record.</summary>
internal sealed class ElementText
{
    private readonly XmlDialect dialect;
    private readonly ElementTextInput input;
    private readonly ElementInline inline;
    private readonly Dictionary<string, MarkdownText> panes = new(StringComparer.Ordinal);
    private readonly StringBuilder line = new();
    private string number = "";
    private string lead = "";
    private string language;
    private IReadOnlySet<string> languages = new HashSet<string>();
    private int quotes;

    public ElementText(XmlDialect dialect, ElementTextInput input)
    {
        (this.dialect, this.input, language) = (dialect, input, input.Language);
        inline = new ElementInline(dialect, input, () => Pane);
    }

    private MarkdownText Pane => panes.TryGetValue(language, out var pane) ? pane : panes[language] = new MarkdownText();

    /// <summary>Everything in the element but its own number and heading.</summary>
    public IReadOnlyList<Pane> Read(XElement element)
    {
        languages = XmlLanguages.Of(element, input.Language, dialect);
        foreach (var node in element.Nodes())
        {
            if (!(node is XElement { Name.LocalName: var name } && dialect.RoleOf(name) is XmlRole.Number or XmlRole.Heading))
            {
                Node(node, 0);
            }
        }

        Flush(0);
        return [.. panes.Where(p => !p.Value.IsEmpty).Select(p => new Pane { Language = p.Key, Text = p.Value.ToString() })];
    }

    private void Node(XNode node, int level)
    {
        switch (node)
        {
            case XText words:
                line.Append(words.Value);
                break;
            case XElement element:
                Element(element, level);
                break;
        }
    }

    private void Children(XElement element, int level)
    {
        foreach (var node in element.Nodes())
        {
            Node(node, level);
        }
    }

    private void Element(XElement element, int level)
    {
        var name = element.Name.LocalName;
        switch (dialect.RoleOf(element))
        {
            case XmlRole.Inline when name == "sup":
                line.Append(Superscript.Of(element.Value));
                break;
            case XmlRole.Inline:
                Children(element, level);
                break;
            case XmlRole.Break:
                line.Append(' ');
                break;
            case XmlRole.Block:
                // A number still waits for the first words of its level.
                Apart(element, level, level, keepNumber: true);
                break;
            case XmlRole.Level:
                Apart(element, level, IsChapter(element) || element.Elements().All(e => dialect.RoleOf(e) != XmlRole.Number) ? level : level + 1);
                break;
            case XmlRole.Quote:
                quotes++;
                Apart(element, level, Math.Max(level, 1));
                quotes--;
                break;
            case XmlRole.Number:
                Flush(level);
                number = XmlPlain.Of(element, dialect);
                break;
            case XmlRole.Heading:
                Heading(element, level, element.Parent is { } parent && IsChapter(parent));
                break;
            case XmlRole.CrossHeading:
                Flush(level);
                Heading(element, level, quotes == 0);
                break;
            case XmlRole.Table:
                Flush(level);
                Table(element, level);
                break;
            case XmlRole.LeftOut:
                input.Skip(dialect.ReasonOf(name));
                break;
            default:
                inline.Append(element, line);
                break;
        }
    }

    /// <summary>A level, paragraph or quotation: what was begun before it is written, and so is it; its language ends with it.</summary>
    private void Apart(XElement element, int outside, int inside, bool keepNumber = false)
    {
        if (!keepNumber || !IsBlank(line))
        {
            Flush(outside);
        }

        var before = language;
        if (element.Attribute("lang") is { } lang && LanguageCodes.Of(lang.Value) is { Length: > 0 } code && languages.Contains(code))
        {
            language = code;
        }

        Children(element, inside);
        if (!keepNumber || !IsBlank(line))
        {
            Flush(inside);
        }

        language = before;
    }

    private bool IsChapter(XElement level) =>
        input.Headings && quotes == 0 && level.Elements().Any(e => dialect.RoleOf(e) == XmlRole.Heading);

    private void Heading(XElement element, int level, bool chapter)
    {
        var text = new StringBuilder();
        inline.Append(element, text);
        var heading = MarkdownMarks.Line(text.ToString());
        if (heading.Length == 0)
        {
            return;
        }

        if (chapter)
        {
            Pane.Heading(number.Length > 0 ? number + " " + heading : heading);
            number = "";
            return;
        }

        if (!IsBlank(line))
        {
            Flush(level);
        }

        lead = $"**{heading}** ";
    }

    private void Table(XElement element, int level)
    {
        var table = new TableRows();
        foreach (var row in XmlTables.Rows(element))
        {
            var cells = row.Elements().Where(e => e.Name.LocalName is "td" or "th").ToList();
            table.Add(
                cells.Select(c =>
                {
                    var text = new StringBuilder();
                    inline.AppendChildren(c, text);
                    return (MarkdownMarks.Line(text.ToString()), XmlTables.Span(c, "colspan"), XmlTables.Span(c, "rowspan"));
                }),
                cells.Count > 0 && (row.Parent?.Name.LocalName == "thead" || cells.TrueForAll(c => c.Name.LocalName == "th")));
        }

        if (element.Element("caption") is { } caption && MarkdownMarks.Line(XmlPlain.Of(caption, dialect)) is { Length: > 0 } title)
        {
            Pane.Paragraph(0, "", title);
        }

        if (table.IsEmpty)
        {
            return;
        }

        if (table.Columns > 1)
        {
            Pane.Table(table);
            return;
        }

        // One column is a frame around text.
        foreach (var cell in table.Cells)
        {
            Pane.Paragraph(Math.Min(level, 1), "", cell);
        }
    }

    private static bool IsBlank(StringBuilder text)
    {
        foreach (var chunk in text.GetChunks())
        {
            if (!chunk.Span.IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    private void Flush(int level)
    {
        var content = lead + MarkdownMarks.Line(line.ToString());
        line.Clear();
        if (number.Length > 0 || content.Any(char.IsLetterOrDigit))
        {
            Pane.Paragraph(level, number, content.TrimEnd());
        }

        (number, lead) = ("", "");
    }
}
