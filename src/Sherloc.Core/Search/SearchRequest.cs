namespace Sherloc.Core.Search;

public enum SortOrder
{
    Relevance,
    Newest,
    Oldest,
    Title,
}

/// <summary>What is asked of an index. Values inside a facet are alternatives; facets narrow one another.</summary>
public sealed record SearchRequest
{
    /// <summary>Results that can be reached by page number; a cursor goes on beyond.</summary>
    public const int DeepestNumbered = 10_000;

    /// <summary>Most hits on a page.</summary>
    public const int LargestPage = 100;

    /// <summary>In the query language; empty asks for everything.</summary>
    public string Query { get; init; } = "";

    /// <summary>Facet to chosen values; facets of <see cref="SearchFields.Facets"/> but the year.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public YearRange? Year { get; init; }

    /// <summary>Counts and filters take suggestions that nobody has accepted as well (<c>tags=all</c>).</summary>
    public bool WithSuggestions { get; init; }

    public SortOrder Sort { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to <see cref="LargestPage"/>.</summary>
    public int Size { get; init; } = 20;

    /// <summary>From <see cref="SearchResults.Next"/>; takes the place of <see cref="Page"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Language of the interface, ISO 639-1: breaks ties when the language of the words is guessed.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Facets to count; all of them unless said otherwise.</summary>
    public IReadOnlyList<string> Facets { get; init; } = SearchFields.Facets;

    /// <summary>
    /// Values to give back of a facet in which nothing is chosen: the largest, and of treaty articles every instrument besides. Of a facet in
    /// which something is chosen, and of years, all are given.
    /// </summary>
    public int MostValues { get; init; } = int.MaxValue;

    /// <summary>Excerpts a hit, 0 to 5.</summary>
    public int Excerpts { get; init; } = 2;

    public IReadOnlyList<string> Values(string facet) => Filters.GetValueOrDefault(facet) ?? [];

    public bool HasFilters => Filters.Any(f => f.Value.Count > 0) || Year is not null;
}

/// <summary>Years from and to, both included; either may be open.</summary>
public sealed record YearRange
{
    public int? From { get; init; }

    public int? To { get; init; }

    /// <summary>Records without a year as well; alone, only those.</summary>
    public bool NotRecorded { get; init; }

    /// <summary>Whether a year limit is set, beside or instead of <see cref="NotRecorded"/>.</summary>
    public bool HasLimit => From is not null || To is not null;

    public bool Contains(int? year) => year is { } y
        ? (HasLimit || !NotRecorded) && y >= (From ?? int.MinValue) && y <= (To ?? int.MaxValue)
        : NotRecorded;
}
