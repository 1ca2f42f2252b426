using System.Xml.Linq;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.AkomaNtoso;

/// <summary>The text of a judgment or of another whole document, by the parts that the format gives it.</summary>
internal sealed class AkomaNtosoSections(string language, IReadOnlyDictionary<string, string> notes, Action<string> skip)
{
    private const string Text = "text";
    private static readonly List<string> Order = [.. SectionNames.All];

    /// <summary>Parts of judgments and the sections that say the same here; a judgment of one part only is a text.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["background"] = "facts",
        ["arguments"] = "procedure",
        ["remedies"] = "procedure",
        ["motivation"] = "reasoning",
        ["decision"] = "decision",
    };

    public IReadOnlyList<Section> Read(XElement document)
    {
        var parts = new List<(string Section, XElement Element)>();
        foreach (var child in document.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "meta" or "coverPage" or "preface":
                    break;
                case "header":
                    skip("headers of judgments (court, date and numbers are taken from them)");
                    break;
                case "judgmentBody":
                    parts.AddRange(child.Elements().Select(e => (Names.GetValueOrDefault(e.Name.LocalName, Text), e)));
                    break;
                case "attachments" or "components":
                    parts.AddRange(child.Descendants().Where(e => e.Name.LocalName is "mainBody" or "body").Select(e => (Text, e)));
                    break;
                case "conclusions":
                    skip("signatures and closing words");
                    break;
                default:
                    parts.Add((Text, child));
                    break;
            }
        }

        var single = parts.Select(p => p.Section).Distinct(StringComparer.Ordinal).Count() == 1;
        return [.. parts.GroupBy(p => single ? Text : p.Section, StringComparer.Ordinal)
            .Select(g => Section(g.Key, g.Select(p => p.Element)))
            .Where(s => s.Panes.Count > 0)
            .OrderBy(s => Order.IndexOf(s.Name))];
    }

    private Section Section(string name, IEnumerable<XElement> elements)
    {
        var whole = new XElement("document", elements);
        return new Section { Name = name, Panes = new ElementText(AkomaNtosoDialect.Instance, new ElementTextInput(language, notes, Headings: true, skip)).Read(whole) };
    }
}
