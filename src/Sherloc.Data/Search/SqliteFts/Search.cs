using System.Text.Json;
using Sherloc.Core.Linkage;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;
using Sherloc.Data.Search.Excerpts;
using Sherloc.Data.Search.SqliteFts.Columns;
using Sherloc.Data.Search.SqliteFts.Excerpts;
using Sherloc.Data.Search.SqliteFts.Matching;

namespace Sherloc.Data.Search.SqliteFts;

/// <summary>One search, in one moment of the index.</summary>
internal sealed class Search(Generation.Lease lease, CancellationToken cancellationToken)
{
    private readonly ColumnSnapshot _snapshot = lease.Snapshot;

    public SearchResults Run(SearchRequest request)
    {
        var query = QueryParser.Parse(request.Query, request.Language);
        var size = Math.Clamp(request.Size, 1, SearchRequest.LargestPage);
        var page = Math.Max(request.Page, 1);
        var fingerprint = RequestFingerprint.Of(request);
        var cursor = request.Cursor is { } text ? Matching.Cursor.Read(text) : null;
        var refusal =
            query.IsRefused ? null
            : request.Cursor is not null && (cursor?.Generation != lease.Generation || cursor.Query != fingerprint)
                ? new SearchNotice(NoticeKind.BadCursor, request.Cursor)
            : request.Cursor is null && (long)page * size > SearchRequest.DeepestNumbered
                ? new SearchNotice(NoticeKind.TooDeep, Number(page), Number(SearchRequest.DeepestNumbered))
            : null;
        if (query.IsRefused || refusal is not null)
        {
            return new SearchResults { Collection = _snapshot.Count, Notices = refusal is null ? query.Notices : [.. query.Notices, refusal] };
        }

        var matcher = Matcher(request, scored: request.Sort == SortOrder.Relevance && HasWords(query.Root));
        var order = new Order(request.Sort, _snapshot, matcher.Scores);
        var skipped = cursor is null ? (page - 1) * size : 0;
        var hits = new TopHits(order, skipped + size, cursor);
        var collector = new Collector(request, _snapshot, hits);
        collector.Collect(matcher.Match(query.Root));
        var places = hits.Sorted().Skip(skipped).ToList();
        return new SearchResults
        {
            Total = collector.Total,
            Collection = _snapshot.Count,
            Hits = Hits(places, query, request, matcher.Scores),
            Facets = collector.Facets,
            Next = hits.Offered > skipped + size && places.Count > 0 ? After(places[^1], order, fingerprint) : null,
            Notices = query.Notices,
        };
    }

    public PairCounts Pairs(SearchRequest request, string facet)
    {
        var query = QueryParser.Parse(request.Query, request.Language);
        var matching = query.IsRefused ? new DocSet(_snapshot.Slots) : Matcher(request, scored: false).Match(query.Root);
        return new PairCounter(request, facet, _snapshot).Count(matching);
    }

    private Matcher Matcher(SearchRequest request, bool scored)
    {
        return new Matcher(lease.Reader, _snapshot, request.WithSuggestions, scored, cancellationToken);
    }

    private string After(Place last, Order order, uint fingerprint) =>
        new Matching.Cursor(lease.Generation, fingerprint, last.Key, _snapshot.Id(last.Slot), order.TitleOf(last.Slot).ToArray()).Write();

    private List<Hit> Hits(List<Place> places, ParsedQuery query, SearchRequest request, float[]? scores)
    {
        var finder = new MarkFinder(query.Root);
        var cutter = new ExcerptCutter(finder, Math.Clamp(request.Excerpts, 0, 5));
        var hits = new List<Hit>(places.Count);
        foreach (var place in places)
        {
            var body = lease.Reader.Body(place.Slot)
                ?? throw new InvalidOperationException($"The index has no body for slot {Number(place.Slot)}.");
            var shown = JsonSerializer.Deserialize<RecordCard>(body.Card, RecordJson.Options)!;
            hits.Add(new Hit(shown, scores?[place.Slot] ?? 0, cutter.TitleMarks(shown), cutter.Cut(DocumentTexts.Read(body.Texts), texts => TokenMap.Find(finder, texts, body.Tokens))));
        }

        return hits;
    }

    private static bool HasWords(QueryNode? node) => node switch
    {
        null or QueryNode.Not or QueryNode.HasValue or QueryNode.InYears => false,
        QueryNode.And and => and.Parts.Any(HasWords),
        QueryNode.Or or => or.Parts.Any(HasWords),
        _ => true,
    };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
