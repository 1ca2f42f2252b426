using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Web.Addressing;
using Sherloc.Web.Features.Collection;

namespace Sherloc.Web.Features.Convention;

/// <summary>How many provisions and cases carry a treaty reference or anything below it, by confirmed tags.</summary>
public sealed class ArticleCounts
{
    private readonly IReadOnlyDictionary<RecordKind, (Dictionary<string, long> Tagged, long Records)> counts;

    private ArticleCounts(IReadOnlyDictionary<RecordKind, (Dictionary<string, long> Tagged, long Records)> counts) => this.counts = counts;

    public static async Task<ArticleCounts> ReadAsync(CollectionFacts collection, CancellationToken cancellationToken) => new(
        new Dictionary<RecordKind, (Dictionary<string, long> Tagged, long Records)>
        {
            [RecordKind.Provision] = Of(await collection.FacetsAsync(RecordKind.Provision.ToSlug(), cancellationToken)),
            [RecordKind.Case] = Of(await collection.FacetsAsync(RecordKind.Case.ToSlug(), cancellationToken)),
        });

    /// <summary>The counts of one answer about one kind, for instance of one State.</summary>
    public static ArticleCounts From(SearchResults provisions, SearchResults cases) => new(
        new Dictionary<RecordKind, (Dictionary<string, long> Tagged, long Records)>
        {
            [RecordKind.Provision] = Of(provisions),
            [RecordKind.Case] = Of(cases),
        });

    public long Of(RecordKind kind, string reference) => counts[kind].Tagged.GetValueOrDefault(reference);

    /// <summary>Records of the kind, tagged or not: the denominator.</summary>
    public long Records(RecordKind kind) => counts[kind].Records;

    /// <summary>The list behind a count.</summary>
    public static SearchRequest List(RecordKind kind, string reference) =>
        new SearchRequest().With(SearchFields.Kind, kind.ToSlug()).With(SearchFields.Article, reference);

    private static (Dictionary<string, long> Tagged, long Records) Of(SearchResults results) =>
        results.Facet(SearchFields.Article) is { } facet ? (facet.Values.ToDictionary(v => v.Value, v => v.Count), facet.Counted) : ([], results.Total);
}
