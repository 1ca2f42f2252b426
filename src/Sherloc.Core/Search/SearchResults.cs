namespace Sherloc.Core.Search;

/// <summary>One page of hits and the counts beside it.</summary>
public sealed record SearchResults
{
    public static readonly SearchResults Empty = new();

    /// <summary>Exact number of records that match.</summary>
    public long Total { get; init; }

    /// <summary>Number of records in the index: the denominator of <see cref="Total"/>.</summary>
    public long Collection { get; init; }

    public IReadOnlyList<Hit> Hits { get; init; } = [];

    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>Where the next page begins, or null at the end.</summary>
    public string? Next { get; init; }

    public IReadOnlyList<SearchNotice> Notices { get; init; } = [];

    public Facet? Facet(string field) => Facets.FirstOrDefault(f => f.Field == field);
}

/// <summary>The counts of one facet, as if its own selection were not applied.</summary>
/// <param name="Field">One of <see cref="SearchFields.Facets"/>.</param>
/// <param name="Counted">Records that match everything but this facet's own selection: the denominator of the counts.</param>
/// <param name="NotRecorded">Of these, how many have no value.</param>
/// <param name="Values">Values with a count above zero, and chosen ones even at zero; largest first, then by value; years ascending.</param>
public sealed record Facet(string Field, long Counted, long NotRecorded, IReadOnlyList<FacetValue> Values)
{
    /// <summary>Whether there are more values than <see cref="SearchRequest.MostValues"/>, not all of which are here.</summary>
    public bool HasMore { get; init; }
}

public sealed record FacetValue(string Value, long Count, bool Selected);

/// <summary>A record in a list of results.</summary>
/// <param name="Card">What the list shows of it.</param>
/// <param name="Score">Larger is better; only comparable within one answer. 0 when not ordered by relevance.</param>
/// <param name="TitleMarks">Words found in the title.</param>
/// <param name="Excerpts">Best places first.</param>
public sealed record Hit(RecordCard Card, double Score, IReadOnlyList<Mark> TitleMarks, IReadOnlyList<Excerpt> Excerpts);

/// <summary>A stretch of the original text with the words found.</summary>
/// <param name="Section">Section it stands in.</param>
/// <param name="Language">Language of the pane.</param>
/// <param name="Paragraph">From 1.</param>
/// <param name="Text">The stretch, without Markdown marks of emphasis where possible.</param>
/// <param name="Marks">Offsets in <paramref name="Text"/>.</param>
/// <param name="CutBefore">Whether text stands before it in the paragraph.</param>
/// <param name="CutAfter">Whether text goes on after it in the paragraph.</param>
public sealed record Excerpt(
    string Section, string Language, int Paragraph, string Text, IReadOnlyList<Mark> Marks, bool CutBefore, bool CutAfter);

/// <summary>UTF-16 offsets.</summary>
public readonly record struct Mark(int Start, int Length);
