using System.Globalization;
using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>A request as one page is asked for: what was read of it, what refuses it, and the body that Elasticsearch gets.</summary>
internal sealed class SearchPlan
{
    /// <summary>How long Elasticsearch keeps the moment that pages by cursor are of, after each page.</summary>
    public const string KeepAlive = "2m";

    private static readonly IReadOnlyList<string> CardOnly = ["card"];
    private readonly uint _fingerprint;
    private readonly int _page;

    public SearchPlan(SearchRequest request)
    {
        Request = request;
        Query = QueryParser.Parse(request.Query, request.Language);
        Size = Math.Clamp(request.Size, 1, SearchRequest.LargestPage);
        Sort = request.Sort == SortOrder.Relevance && !HasWords(Query.Root) ? SortOrder.Newest : request.Sort;
        Facets = new FacetPlan(request, new FilterCompiler(request.WithSuggestions));
        _page = Math.Max(request.Page, 1);
        _fingerprint = RequestFingerprint.Of(request);
        Cursor = request.Cursor is { } text ? Searching.Cursor.TryRead(text, _fingerprint, Sort == SortOrder.Title) : null;
        Refusal =
            Query.IsRefused ? null
            : request.Cursor is not null && Cursor is null ? new SearchNotice(NoticeKind.BadCursor, request.Cursor)
            : request.Cursor is null && (long)_page * Size > SearchRequest.DeepestNumbered
                ? new SearchNotice(NoticeKind.TooDeep, Number(_page), Number(SearchRequest.DeepestNumbered))
            : null;
    }

    public SearchRequest Request { get; }

    public ParsedQuery Query { get; }

    public int Size { get; }

    public FacetPlan Facets { get; }

    public Cursor? Cursor { get; }

    /// <summary>What this plan adds to the refusals of the query.</summary>
    public SearchNotice? Refusal { get; }

    public bool IsRefused => Query.IsRefused || Refusal is not null;

    /// <summary>Whether every record is asked for: then the total is the collection.</summary>
    public bool AsksForEverything => Query.Root is null && !Request.HasFilters;

    public SortOrder Sort { get; }

    /// <summary>Hits before those of this page.</summary>
    public long Skipped => Cursor?.Read ?? ((long)(_page - 1) * Size);

    /// <summary>
    /// The hits of the page, and of the total only what comes for nothing: where facets are counted it comes with them, and Elasticsearch passes
    /// over what no page shows.
    /// </summary>
    /// <param name="moment">The point in time to read; null reads what is there now.</param>
    public SearchBody Hits(string? moment) => new()
    {
        Query = Facets.Selections is { Count: > 0 } selections ? new() { Bool = new BoolClause { Must = [Words()], Filter = selections } } : Words(),
        Size = Size,
        From = Cursor is null && _page > 1 ? (_page - 1) * Size : null,
        Sort = Order(),
        TrackTotalHits = Facets.Aggregations is null,
        // With texts it is all that the index keeps.
        Source = Request.Excerpts > 0 ? null : CardOnly,
        Pit = At(moment),
        SearchAfter = Cursor?.After,
    };

    /// <summary>The facets and the total, which no score is worked out for; null where no facet is asked for.</summary>
    /// <param name="moment">As of <see cref="Hits"/>.</param>
    public SearchBody? Counts(string? moment) => Facets.Aggregations is not { } aggregations ? null : new()
    {
        Query = Words(),
        PostFilter = Facets.PostFilter,
        Aggs = aggregations,
        Pit = At(moment),
    };

    /// <summary>Where the page behind this one begins; null behind the last.</summary>
    public Cursor? Next(IReadOnlyList<HitAnswer> hits, long total, string? moment) =>
        hits is [.., { Sort: { Count: >= Searching.Cursor.Values } after }] && Skipped + hits.Count < total
            ? new Cursor(_fingerprint, Skipped + hits.Count, [.. after.Take(Searching.Cursor.Values)], moment)
            : null;

    /// <summary>The id breaks every tie; documents without a date come last.</summary>
    private IReadOnlyList<IReadOnlyDictionary<string, SortBy>> Order() =>
    [
        Sort switch
        {
            SortOrder.Relevance => SortBy.By("_score", "desc"),
            SortOrder.Newest => SortBy.By("date", "desc", "_last"),
            SortOrder.Oldest => SortBy.By("date", "asc", "_last"),
            _ => SortBy.By("titleKey", "asc"),
        },
        SortBy.By("id", "asc"),
    ];

    private Clause Words() => new QueryCompiler(Request.WithSuggestions).Compile(Query.Root);

    private static PointInTime? At(string? moment) => moment is null ? null : new PointInTime(moment, KeepAlive);

    private static bool HasWords(QueryNode? node) => node switch
    {
        null or QueryNode.Not or QueryNode.HasValue or QueryNode.InYears => false,
        QueryNode.And and => and.Parts.Any(HasWords),
        QueryNode.Or or => or.Parts.Any(HasWords),
        _ => true,
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
