using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Sherloc.Ingestion.Readers.Blocks;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.Docx;

/// <summary>The body of a Word file as blocks, one paragraph or table in memory at a time.</summary>
internal sealed class DocxBlocks(DocxPackage package, Action<string, int> skip, CancellationToken cancellationToken)
{
    private readonly DocxStyles styles = new(package.Beside("styles.xml"));
    private readonly DocxNumbering numbering = new(package.Beside("numbering.xml"));
    private readonly Dictionary<string, string> footnotes = Notes(package.Beside("footnotes.xml"), "footnote");
    private readonly Dictionary<string, string> endnotes = Notes(package.Beside("endnotes.xml"), "endnote");
    private readonly List<string> notes = [];

    /// <summary>Blocks in the order of the file, footnotes last.</summary>
    public IEnumerable<Block> Read()
    {
        using var reader = package.Open(package.MainPart)!;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName is not ("p" or "tbl"))
            {
                continue;
            }

            var line = BoundedXml.Line(reader);
            var element = BoundedXml.Load(reader, cancellationToken);
            foreach (var block in element.Name.LocalName == "p" ? [Paragraph(element, line)] : Table(element, line))
            {
                yield return block;
            }
        }

        foreach (var note in notes)
        {
            yield return new Block { Text = note };
        }
    }

    private Block Paragraph(XElement paragraph, int line)
    {
        var properties = paragraph.Element("pPr");
        var style = properties?.Element("pStyle")?.Attribute("val")?.Value ?? styles.Default;
        var number = numbering.Next(properties?.Element("numPr") ?? styles.Numbering(style));
        var text = new StringBuilder();
        Runs(paragraph, text);
        return new Block
        {
            Text = XmlPlain.Unmarked(text.ToString()),
            Number = number?.Number ?? "",
            Level = number is { } known ? known.Level + 1 : 0,
            Heading = styles.Heading(style),
            Marks = new HashSet<string>(StringComparer.Ordinal) { style, styles.Name(style) },
            Line = line,
        };
    }

    private IEnumerable<Block> Table(XElement table, int line)
    {
        var rows = new TableRows();
        var paragraphs = new List<Block>();
        foreach (var row in table.Elements("tr"))
        {
            rows.Add(row.Elements("tc").Select(Cell), row.Element("trPr")?.Element("tblHeader") is not null);
        }

        // One column is a frame around text.
        return rows.Columns > 1 && !rows.IsEmpty
            ? [new Block { Table = rows, Line = line }]
            : table.Descendants("p").Where(p => !p.Ancestors("p").Any()).Select(p => Paragraph(p, line));

        (string Text, int Columns, int Rows) Cell(XElement cell)
        {
            var properties = cell.Element("tcPr");
            // A cell that goes on from the row above says nothing of its own.
            var goesOn = properties?.Element("vMerge") is { } merge && merge.Attribute("val")?.Value != "restart";
            var texts = goesOn ? [] : cell.Descendants("p").Where(p => !p.Ancestors("p").Any()).Select(p => Paragraph(p, line).NumberAndText).Where(t => t.Length > 0);
            return (MarkdownMarks.Line(string.Join(' ', texts)), int.TryParse(properties?.Element("gridSpan")?.Attribute("val")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : 1, 1);
        }
    }

    private void Runs(XElement parent, StringBuilder text)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t":
                    text.Append(IsRaised(parent) ? Superscript.Of(element.Value) : element.Value);
                    break;
                case "tab" or "br" or "cr":
                    text.Append(' ');
                    break;
                case "noBreakHyphen":
                    text.Append('\u2011');
                    break;
                case "footnoteReference":
                    Note(footnotes, element, text);
                    break;
                case "endnoteReference":
                    Note(endnotes, element, text);
                    break;
                case "del" or "moveFrom":
                    skip("words that the document itself marks as deleted", 0);
                    break;
                case "drawing" or "pict" or "object":
                    skip(element.Descendants("txbxContent").Any() ? "text boxes" : "images", 0);
                    break;
                case "Fallback" or "instrText" or "pPr" or "rPr" or "sdtPr":
                    break;
                default:
                    Runs(element, text);
                    break;
            }
        }
    }

    private static bool IsRaised(XElement run) => run.Element("rPr")?.Element("vertAlign")?.Attribute("val")?.Value == "superscript";

    private void Note(Dictionary<string, string> known, XElement reference, StringBuilder text)
    {
        if (known.TryGetValue(reference.Attribute("id")?.Value ?? "", out var note) && note.Length > 0)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"[{notes.Count + 1}]");
            text.Append(mark);
            notes.Add(mark + " " + note);
        }
    }

    private static Dictionary<string, string> Notes(XElement? part, string name)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var note in part?.Elements(name) ?? [])
        {
            found.TryAdd(note.Attribute("id")?.Value ?? "", XmlPlain.Unmarked(string.Join(' ', note.Descendants("p").Select(p => string.Concat(p.Descendants("t").Select(t => t.Value))))));
        }

        return found;
    }
}
