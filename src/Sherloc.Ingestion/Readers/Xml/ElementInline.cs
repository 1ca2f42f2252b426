using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Xml;

/// <summary>Text that stays on one line, with its footnotes.</summary>
/// <param name="pane">The pane that is being written, which keeps the footnotes.</param>
internal sealed class ElementInline(XmlDialect dialect, ElementTextInput input, Func<MarkdownText> pane)
{
    /// <summary>The element: of headings, cells, footnotes and their marks.</summary>
    public void Append(XElement element, StringBuilder text)
    {
        switch (dialect.RoleOf(element))
        {
            case XmlRole.LeftOut:
                input.Skip(dialect.ReasonOf(element.Name.LocalName));
                break;
            case XmlRole.Note:
                text.Append(pane().Note(Mark(element), NoteText(element)));
                break;
            case XmlRole.NoteApart:
                pane().Note(Mark(element), NoteText(element));
                break;
            case XmlRole.NoteMark:
                NoteMark(element, text);
                break;
            case XmlRole.Inline when element.Name.LocalName == "sup":
                text.Append(Superscript.Of(element.Value));
                break;
            case XmlRole.Inline:
                AppendChildren(element, text);
                break;
            default:
                text.Append(' ');
                AppendChildren(element, text);
                text.Append(' ');
                break;
        }
    }

    /// <summary>What stands in the element.</summary>
    public void AppendChildren(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement child)
            {
                Append(child, text);
            }
        }
    }

    private void NoteMark(XElement element, StringBuilder text)
    {
        var id = (element.Attribute("href") ?? element.Attribute("idref"))?.Value.TrimStart('#') ?? "";
        var mark = element.Attribute("marker")?.Value ?? XmlPlain.Of(element, dialect);
        if (input.Notes.TryGetValue(id, out var note))
        {
            text.Append(pane().Note(mark.Length > 0 ? mark : Next(), MarkdownMarks.Line(note)));
        }
        else if (mark.Length > 0)
        {
            text.Append('[').Append(mark).Append(']');
        }
    }

    private string Mark(XElement note) =>
        (note.Attribute("marker")?.Value ?? XmlPlain.Of(note.Element("num") ?? note.Element("sup"), dialect)).Trim() is { Length: > 0 and < 20 } mark ? mark : Next();

    private string Next() => pane().NextNote.ToString(CultureInfo.InvariantCulture);

    private string NoteText(XElement note)
    {
        var text = new StringBuilder();
        foreach (var node in note.Nodes())
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement child && child.Name.LocalName is not ("num" or "sup" or "marker"))
            {
                Append(child, text);
            }
        }

        return MarkdownMarks.Line(text.ToString());
    }
}
