using System.Xml.Linq;

namespace Sherloc.Ingestion.Readers.Xml;

/// <summary>What an element does to the text.</summary>
internal enum XmlRole
{
    /// <summary>Its text runs on; also what is not known, so that no words are lost.</summary>
    Inline,

    /// <summary>A paragraph.</summary>
    Block,

    /// <summary>A level of the hierarchy, with a number of its own or none.</summary>
    Level,

    Number,

    Heading,

    /// <summary>A heading that stands alone between levels.</summary>
    CrossHeading,

    Table,

    /// <summary>A footnote at its place in the text.</summary>
    Note,

    /// <summary>A footnote whose mark stands elsewhere.</summary>
    NoteApart,

    /// <summary>The mark of a footnote that stands elsewhere.</summary>
    NoteMark,

    /// <summary>The words of another law, quoted with their hierarchy.</summary>
    Quote,

    Break,

    /// <summary>Counted, not read.</summary>
    LeftOut,
}

/// <summary>The element names of a format.</summary>
internal sealed class XmlDialect
{
    private readonly Dictionary<string, XmlRole> roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> reasons = new(StringComparer.Ordinal);

    /// <summary>Divisions that hold provisions and are never one.</summary>
    public required IReadOnlySet<string> Divisions { get; init; }

    /// <summary>Divisions that have no name in the law (<c>body</c>).</summary>
    public required IReadOnlySet<string> Frames { get; init; }

    /// <summary>Elements that are a provision, unless they hold others of these.</summary>
    public required IReadOnlySet<string> Provisions { get; init; }

    /// <summary>Whether an element that the name alone does not tell is a division: a schedule whose paragraphs are numbered.</summary>
    public required Func<XElement, bool> IsDivision { get; init; }

    /// <summary>The attribute with the id, by preference.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    public XmlDialect With(XmlRole role, string names)
    {
        foreach (var name in names.Split(' '))
        {
            roles[name] = role;
        }

        return this;
    }

    /// <summary>Names of elements that are counted and not read.</summary>
    public XmlDialect Without(string reason, string names)
    {
        foreach (var name in names.Split(' '))
        {
            roles[name] = XmlRole.LeftOut;
            reasons[name] = reason;
        }

        return this;
    }

    /// <summary>What the name alone does not say.</summary>
    public Func<XElement, XmlRole?> Special { get; init; } = _ => null;

    /// <summary>Levels that go on with the provision before them when they stand beside it.</summary>
    public IReadOnlySet<string> Continuations { get; init; } = new HashSet<string>();

    public XmlRole RoleOf(XElement element) => Special(element) ?? RoleOf(element.Name.LocalName);

    public XmlRole RoleOf(string name) => roles.GetValueOrDefault(name, XmlRole.Inline);

    public string ReasonOf(string name) => reasons.GetValueOrDefault(name, "other elements");

    public string IdOf(XElement element) =>
        Ids.Select(i => element.Attribute(i)?.Value.Trim()).FirstOrDefault(i => !string.IsNullOrEmpty(i)) ?? "";

    /// <summary>The name of a level in words that people use: generic containers say it themselves, and what stands in the frame of a law opens it.</summary>
    public string LevelOf(XElement element) =>
        Frames.Contains(element.Name.LocalName) ? "preamble"
        : element.Name.LocalName is "hcontainer" or "level" or "appropriations" && element.Attribute("name")?.Value.Trim() is { Length: > 0 } name ? name
        : element.Name.LocalName;

    /// <summary>Whether provisions stand in the element, so that it is none itself. What is quoted from other laws does not count.</summary>
    public bool HoldsProvisions(XElement element) => IsDivision(element) || HoldsNamed(element);

    private bool HoldsNamed(XElement element) => element.Elements().Any(e =>
        Provisions.Contains(e.Name.LocalName) || Divisions.Contains(e.Name.LocalName) || (RoleOf(e) == XmlRole.Level && HoldsNamed(e)));
}
