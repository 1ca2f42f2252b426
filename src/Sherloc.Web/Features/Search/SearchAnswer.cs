using Sherloc.Core.Records;

namespace Sherloc.Web.Features.Search;

/// <summary>One page of results as programs read it.</summary>
public sealed record SearchAnswer
{
    /// <summary>Exact number of records that match.</summary>
    public required long Total { get; init; }

    /// <summary>Number of records in the collection, which is not a sample of anything.</summary>
    public required long Collection { get; init; }

    public required IReadOnlyList<SearchAnswerHit> Hits { get; init; }

    /// <summary>Facet to its values, as if its own selection were not applied.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<SearchAnswerValue>> Facets { get; init; }

    /// <summary>Facet to the number of records it counts: the denominator of its counts.</summary>
    public required IReadOnlyDictionary<string, long> Counted { get; init; }

    /// <summary>Facet to the number of these records that have no value.</summary>
    public required IReadOnlyDictionary<string, long> NotRecorded { get; init; }

    /// <summary>Give it back as <c>cursor</c> for the next page; null at the end.</summary>
    public required string? Next { get; init; }

    /// <summary>What was repaired or left out of the query, in sentences.</summary>
    public required IReadOnlyList<string> Notices { get; init; }
}

public sealed record SearchAnswerHit(
    RecordId Id,
    string Kind,
    string Title,
    string TitleLanguage,
    string? Country,
    string? Date,
    IReadOnlyList<string> Crimes,
    IReadOnlyList<string> Articles,
    string? Excerpt,
    string Url);

public sealed record SearchAnswerValue(string Value, string Label, long Count, bool Selected);
