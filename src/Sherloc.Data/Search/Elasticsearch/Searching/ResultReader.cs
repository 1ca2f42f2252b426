using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;
using Sherloc.Data.Search.Elasticsearch.Requests;
using Sherloc.Data.Search.Excerpts;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>An answer as a page of results. Pure: the same answer gives the same page.</summary>
internal sealed class ResultReader(SearchPlan plan)
{
    private const int MostExcerpts = 5;

    /// <param name="found">The hits.</param>
    /// <param name="counts">The facets and the total; where no facet was asked for, the same answer.</param>
    /// <param name="collection">The number of all records.</param>
    public SearchResults Read(SearchAnswer found, SearchAnswer counts, long collection)
    {
        var total = counts.Hits?.Total?.Value ?? 0;
        var hits = found.Hits?.Hits ?? [];
        return new SearchResults
        {
            Total = total,
            Collection = collection,
            Hits = Hits(hits),
            Facets = new FacetReader(plan.Request, plan.Facets).Read(counts.Aggregations ?? new Dictionary<string, AggregationAnswer>(), total),
            Next = plan.Next(hits, total, found.PitId)?.Write(),
            Notices = plan.Query.Notices,
        };
    }

    private List<Hit> Hits(IReadOnlyList<HitAnswer> hits)
    {
        var finder = new MarkFinder(plan.Query.Root);
        var cutter = new ExcerptCutter(finder, Math.Clamp(plan.Request.Excerpts, 0, MostExcerpts));
        return
        [
            .. hits.Select(h =>
            {
                var document = h.Source ?? throw new InvalidOperationException($"The index has no card of {h.Id}.");
                IndexText[] texts = [.. (document.Texts ?? []).Select(t => t.Text)];
                return new Hit(
                    document.Card.Card,
                    plan.Sort == SortOrder.Relevance ? h.Score ?? 0 : 0,
                    cutter.TitleMarks(document.Card.Card),
                    cutter.Cut(texts, all => [.. all.Select(t => finder.Find(t.Text, t.Language))]));
            }),
        ];
    }
}
