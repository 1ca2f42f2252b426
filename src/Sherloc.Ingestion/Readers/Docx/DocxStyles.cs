using System.Globalization;
using System.Xml.Linq;

namespace Sherloc.Ingestion.Readers.Docx;

/// <summary>The paragraph styles of a file.</summary>
internal sealed class DocxStyles
{
    /// <summary>A chain of styles that rest on one another is no longer than this.</summary>
    private const int LongestChain = 20;

    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);

    public DocxStyles(XElement? part)
    {
        foreach (var style in part?.Elements("style") ?? [])
        {
            styles.TryAdd(style.Attribute("styleId")?.Value ?? "", style);
        }

        Default = styles.Values.FirstOrDefault(s => s.Attribute("type")?.Value == "paragraph" && s.Attribute("default")?.Value is "1" or "true")?.Attribute("styleId")?.Value ?? "";
    }

    /// <summary>Id of the style of paragraphs that name none.</summary>
    public string Default { get; }

    /// <summary>As people see it in Word (<c>heading 1</c>); the id where it has no name.</summary>
    public string Name(string id) => styles.GetValueOrDefault(id)?.Element("name")?.Attribute("val")?.Value ?? id;

    /// <summary>1 to 9 for headings, 0 for other styles.</summary>
    public int Heading(string id)
    {
        var outline = Find(id, "outlineLvl")?.Attribute("val")?.Value;
        return int.TryParse(outline, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level < 9 ? level + 1
            : string.Equals(Name(id), "title", StringComparison.OrdinalIgnoreCase) ? 1
            : 0;
    }

    /// <summary>The numbering that the style brings along, or null.</summary>
    public XElement? Numbering(string id) => Find(id, "numPr");

    /// <summary>A property of the style's paragraphs, its own or that of the style it rests on.</summary>
    private XElement? Find(string id, string property)
    {
        for (var i = 0; i < LongestChain && styles.TryGetValue(id, out var style); i++)
        {
            if (style.Element("pPr")?.Element(property) is { } found)
            {
                return found;
            }

            id = style.Element("basedOn")?.Attribute("val")?.Value ?? "";
        }

        return null;
    }
}
