namespace Sherloc.Core.Search;

/// <summary>The facets, each named once. The name is the parameter in addresses and the field in queries.</summary>
public static class SearchFields
{
    public const string Kind = "kind";
    public const string Crime = "crime";
    public const string Article = "article";
    public const string Issue = "issue";
    public const string Country = "country";
    public const string Region = "region";
    public const string Language = "language";
    public const string Year = "year";
    public const string Outcome = "outcome";
    public const string Keyword = "keyword";

    /// <summary>Fields of the query language that are not facets.</summary>
    public const string Title = "title";
    public const string Court = "court";

    /// <summary>The value that stands for "nothing is recorded" in every facet.</summary>
    public const string NotRecorded = "not-recorded";

    /// <summary>Whether a value of the articles is a whole instrument: <c>untoc</c>, not <c>untoc/6</c>.</summary>
    public static bool IsInstrument(string article) => !article.Contains('/', StringComparison.Ordinal);

    /// <summary>In the order in which the page shows them.</summary>
    public static readonly IReadOnlyList<string> Facets =
        [Kind, Crime, Article, Issue, Country, Region, Language, Year, Outcome, Keyword];
}
