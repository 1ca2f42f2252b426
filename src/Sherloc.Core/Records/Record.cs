using System.Text.Json.Serialization;
using Sherloc.Core.Annotations;

namespace Sherloc.Core.Records;

/// <summary>The databases of the collection.</summary>
public enum RecordKind
{
    Provision,
    Case,
    TreatyArticle,
    Strategy,
    Publication,
    Authority,
}

/// <summary>What a source says: one provision, case, treaty article, strategy, publication or authority.</summary>
/// <remarks>The property names in camel case are the fields of both file formats.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LegislationProvision), "provision")]
[JsonDerivedType(typeof(CaseSummary), "case")]
[JsonDerivedType(typeof(TreatyArticle), "treaty-article")]
[JsonDerivedType(typeof(Strategy), "strategy")]
[JsonDerivedType(typeof(Publication), "publication")]
[JsonDerivedType(typeof(Authority), "authority")]
public abstract record Record
{
    [JsonIgnore]
    public RecordKind Kind => this switch
    {
        LegislationProvision => RecordKind.Provision,
        CaseSummary => RecordKind.Case,
        TreatyArticle => RecordKind.TreatyArticle,
        Strategy => RecordKind.Strategy,
        Publication => RecordKind.Publication,
        _ => RecordKind.Authority,
    };

    /// <summary>Permanent; set from <see cref="Source"/> and <see cref="Key"/> when the record is identified.</summary>
    public RecordId Id { get; init; }

    /// <summary>Name of the source, set when the record is identified.</summary>
    public string Source { get; init; } = "";

    /// <summary>Unique within the source; never changes.</summary>
    public required string Key { get; init; }

    /// <summary>For people, in addresses; may change. Made from the title when left out.</summary>
    public string Slug { get; init; } = "";

    /// <summary>At least one; the first is the record's own.</summary>
    [JsonPropertyName("title")]
    public required IReadOnlyList<LocalText> Titles { get; init; }

    /// <summary>ISO 3166-1 alpha-3, <c>_irb</c> for international and regional bodies, or null where it belongs to no jurisdiction.</summary>
    public string? Country { get; init; }

    /// <summary>Of a provision's text, a decision, a publication.</summary>
    public Fact<PartialDate> Date { get; init; }

    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    public IReadOnlyList<Tag> Crimes { get; init; } = [];

    /// <summary>Treaty references.</summary>
    public IReadOnlyList<Tag> Articles { get; init; } = [];

    public IReadOnlyList<Tag> Issues { get; init; } = [];

    public IReadOnlyList<Tag> Keywords { get; init; } = [];

    public IReadOnlyList<Relation> Related { get; init; } = [];

    public IReadOnlyList<SourceReference> Sources { get; init; } = [];

    public Rights Rights { get; init; }

    /// <summary>Why it is here although an element is missing, or anything a reader should know.</summary>
    public string? Note { get; init; }

    [JsonPropertyOrder(100)]
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>The title to show first.</summary>
    [JsonIgnore]
    public LocalText Title => Titles[0];
}
