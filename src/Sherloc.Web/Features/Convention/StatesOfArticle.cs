using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Web.Addressing;
using Sherloc.Web.Features.Collection;

namespace Sherloc.Web.Features.Convention;

/// <summary>A State and its provisions that are tagged to an article.</summary>
/// <param name="Country">ISO 3166-1 alpha-3, or <c>_irb</c>.</param>
/// <param name="Count">All of them; the list may hold fewer.</param>
/// <param name="Provisions">In the order of their titles.</param>
public sealed record StateOfArticle(string Country, long Count, IReadOnlyList<LegislationProvision> Provisions)
{
    /// <summary>Elements of the article that somebody marked words for: not an assessment of the law.</summary>
    public IReadOnlyList<string> ElementsMarked(string article) =>
    [
        .. Provisions.SelectMany(p => p.Elements)
            .Where(e => e.Words is not null && (e.Element == article || e.Element.StartsWith(article + "/", StringComparison.Ordinal)))
            .Select(e => e.Element)
            .Distinct(StringComparer.Ordinal),
    ];
}

/// <summary>Reads which States have provisions for an article: the numbers of all, the records of one page of them.</summary>
public static class StatesOfArticle
{
    /// <summary>States a page.</summary>
    public const int PageSize = 30;

    /// <summary>Most records read for a page; beyond that a State's row leads to the search.</summary>
    public const int MostRecords = 400;

    public static async Task<IReadOnlyList<FacetValue>> CountAsync(ISearchIndex index, string article, CancellationToken cancellationToken)
    {
        var request = ArticleCounts.List(RecordKind.Provision, article) with { Facets = [SearchFields.Country], Size = 1, Excerpts = 0 };
        return (await index.SearchAsync(request, cancellationToken)).Facet(SearchFields.Country)?.Values ?? [];
    }

    public static async Task<IReadOnlyList<StateOfArticle>> ReadAsync(
        ISearchIndex index, IRecordStore store, string article, IReadOnlyList<FacetValue> states, CancellationToken cancellationToken)
    {
        var request = states.Aggregate(ArticleCounts.List(RecordKind.Provision, article), (r, s) => r.With(SearchFields.Country, s.Value));
        var ids = new List<RecordId>();
        if (states.Count > 0)
        {
            await foreach (var hit in index.EveryHitAsync(request with { Sort = SortOrder.Title }, MostRecords, cancellationToken))
            {
                ids.Add(hit.Card.Id);
            }
        }

        var records = (await store.GetManyAsync(ids, cancellationToken)).Select(s => s.Record).OfType<LegislationProvision>().ToLookup(p => p.Country);
        return [.. states.Select(s => new StateOfArticle(s.Value, s.Count, [.. records[s.Value]]))];
    }
}
