using Sherloc.Core.Records;

namespace Sherloc.Core.Search;

/// <summary>A record as an index sees it: texts by language, facet values with their ancestors, and the card.</summary>
public sealed record IndexDocument
{
    public required RecordCard Card { get; init; }

    /// <summary>Of the record in the store; a write with a lower one than the index holds is ignored.</summary>
    public required long Revision { get; init; }

    /// <summary>Titles, the law's titles, identifiers: what weighs more than text.</summary>
    public required IReadOnlyList<IndexText> Titles { get; init; }

    public required IReadOnlyList<IndexText> Texts { get; init; }

    /// <summary>Facet to values that a source or an editor stands for, ancestors included. The year is apart.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; }

    /// <summary>Facet to the values that suggestions would add to <see cref="Facets"/>, ancestors included.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Suggested { get; init; }

    public int? Year { get; init; }

    /// <summary><see cref="PartialDate.SortKey"/>, 0 where no date is recorded: those come last whether newest or oldest is asked for.</summary>
    public int DateKey { get; init; }

    /// <summary>Folded, for the order by title.</summary>
    public required string TitleKey { get; init; }

    /// <summary>Of a case: each by itself, so that what is asked of one charge is never answered by two.</summary>
    public IReadOnlyList<IndexCharge> Charges { get; init; } = [];

    /// <summary>Of a case.</summary>
    public IReadOnlyList<IndexParty> Parties { get; init; } = [];
}

/// <param name="Party">Local id of the one who is charged.</param>
/// <param name="Provision">As charged.</param>
/// <param name="Crimes">Crime types with their broader ones.</param>
/// <param name="Articles">Treaty references with their ancestors.</param>
/// <param name="Verdict">Slug; null where none is recorded.</param>
/// <param name="Months">Of the sentence; null where it has none or none is recorded.</param>
/// <param name="IsLife">Whether the sentence is for life.</param>
public sealed record IndexCharge(
    string Party, string? Provision, IReadOnlyList<string> Crimes, IReadOnlyList<string> Articles, string? Verdict, int? Months, bool IsLife);

/// <param name="Id">Local id that charges name.</param>
/// <param name="Kind">Slug.</param>
/// <param name="Roles">Slugs.</param>
/// <param name="Gender">Slug; null where none is recorded.</param>
/// <param name="Nationalities">ISO 3166-1 alpha-3.</param>
public sealed record IndexParty(string Id, string Kind, IReadOnlyList<string> Roles, string? Gender, IReadOnlyList<string> Nationalities);

/// <summary>A text in one language, with the place it stands in.</summary>
public sealed record IndexText(string Section, string Language, string Text);

/// <summary>What can be done to an index, in batches.</summary>
public abstract record IndexChange(RecordId Id, long Revision)
{
    public sealed record Upsert(IndexDocument Document) : IndexChange(Document.Card.Id, Document.Revision);

    public sealed record Delete(RecordId Id, long Revision) : IndexChange(Id, Revision);
}
