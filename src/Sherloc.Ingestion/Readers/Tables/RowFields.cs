using System.Collections.Frozen;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>What a field of a record takes from a cell.</summary>
internal enum FieldShape
{
    /// <summary>One text, as it stands.</summary>
    Text,

    /// <summary>Several texts.</summary>
    List,

    /// <summary>A number, whole or not.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    Date,

    /// <summary>A country's code, in any of its forms.</summary>
    Country,

    /// <summary>Several of them.</summary>
    Countries,

    /// <summary>Paragraphs of running text.</summary>
    Paragraphs,

    /// <summary>A level of a law's division.</summary>
    Place,
}

/// <summary>The fields that rows can fill: the names of the record format, with points into what has parts.</summary>
internal static class RowFields
{
    /// <summary>Name of a section behind it.</summary>
    public const string Section = "sections.";

    /// <summary>Level of the law's division behind it, in the order of the mapping, outermost first.</summary>
    public const string Place = "place.";

    /// <summary>Behind a level: what it is called, where the field without it is its number.</summary>
    public const string Heading = ".heading";

    public static readonly FrozenDictionary<string, FieldShape> OfRecord = new Dictionary<string, FieldShape>
    {
        ["key"] = FieldShape.Text, ["title"] = FieldShape.Text, ["language"] = FieldShape.Text, ["country"] = FieldShape.Country, ["date"] = FieldShape.Date,
        ["note"] = FieldShape.Text, ["address"] = FieldShape.Text, ["citation"] = FieldShape.Text, ["docket"] = FieldShape.Text,
        ["unodc"] = FieldShape.Text, ["ecli"] = FieldShape.Text, ["eli"] = FieldShape.Text, ["celex"] = FieldShape.Text, ["doi"] = FieldShape.Text,
        ["isbn"] = FieldShape.Text, ["official"] = FieldShape.Text, ["other"] = FieldShape.Text,
        ["crimes"] = FieldShape.List, ["articles"] = FieldShape.List, ["issues"] = FieldShape.List, ["keywords"] = FieldShape.List,
        // Cases.
        ["court"] = FieldShape.Text, ["court.level"] = FieldShape.Text, ["legalSystem"] = FieldShape.Text, ["latestRuling"] = FieldShape.Text, ["confiscated"] = FieldShape.Text,
        // Provisions.
        ["law"] = FieldShape.Text, ["adopted"] = FieldShape.Date, ["number"] = FieldShape.Text,
        // The other kinds.
        ["issuer"] = FieldShape.Text, ["period.from"] = FieldShape.Date, ["period.to"] = FieldShape.Date, ["pillars"] = FieldShape.List,
        ["authors"] = FieldShape.List, ["publisher"] = FieldShape.Text, ["methods"] = FieldShape.List, ["countries"] = FieldShape.Countries,
        ["competences"] = FieldShape.List, ["treaties"] = FieldShape.List, ["languages"] = FieldShape.List, ["website"] = FieldShape.Text, ["channels"] = FieldShape.List,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, FieldShape> OfParty = new Dictionary<string, FieldShape>
    {
        ["role"] = FieldShape.List, ["kind"] = FieldShape.Text, ["name"] = FieldShape.Text, ["count"] = FieldShape.Number, ["countMin"] = FieldShape.Number,
        ["countMax"] = FieldShape.Number, ["gender"] = FieldShape.Text, ["nationality"] = FieldShape.Countries, ["ageAtOffence"] = FieldShape.Number,
        ["ageAtTrial"] = FieldShape.Number, ["note"] = FieldShape.Text,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, FieldShape> OfCharge = new Dictionary<string, FieldShape>
    {
        ["provision"] = FieldShape.Text, ["record"] = FieldShape.Text, ["articles"] = FieldShape.List, ["crimes"] = FieldShape.List, ["count"] = FieldShape.Number,
        ["verdict"] = FieldShape.Text, ["verdictNote"] = FieldShape.Text, ["appeal"] = FieldShape.Text, ["sentence.words"] = FieldShape.Text,
        ["sentence.months"] = FieldShape.Number, ["sentence.suspendedMonths"] = FieldShape.Number, ["sentence.life"] = FieldShape.Flag,
        ["sentence.death"] = FieldShape.Flag, ["sentence.aggregate"] = FieldShape.Flag, ["sentence.fine.amount"] = FieldShape.Number,
        ["sentence.fine.currency"] = FieldShape.Text, ["sentence.other"] = FieldShape.List,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the field takes, or null where there is no such field.</summary>
    public static FieldShape? ShapeOf(string name) =>
        OfRecord.TryGetValue(name, out var shape) ? shape
        : name.StartsWith(Section, StringComparison.Ordinal) ? Core.Records.SectionNames.All.Contains(name[Section.Length..]) ? FieldShape.Paragraphs : null
        : name.StartsWith(Place, StringComparison.Ordinal) && name.Split('.') is [_, { Length: > 0 }] or [_, { Length: > 0 }, "heading"] ? FieldShape.Place
        : null;
}
