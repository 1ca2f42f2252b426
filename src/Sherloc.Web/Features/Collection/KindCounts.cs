using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Features.Collection;

/// <summary>How often each value of a facet occurs in each database, by confirmed tags. What is not known while search is unavailable is null.</summary>
public sealed class KindCounts
{
    private readonly Dictionary<RecordKind, Facet> facets = [];
    private readonly StoreCounts stored;

    private KindCounts(StoreCounts stored) => this.stored = stored;

    /// <summary>The databases in their order.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } = Enum.GetValues<RecordKind>();

    public static async Task<KindCounts> ReadAsync(CollectionFacts collection, string facet, CancellationToken cancellationToken)
    {
        var counts = new KindCounts(await collection.CountsAsync(cancellationToken));
        foreach (var kind in Kinds)
        {
            if (await collection.FacetsAsync(kind.ToSlug(), cancellationToken) is { } results)
            {
                counts.facets[kind] = results.Facet(facet) ?? new Facet(facet, results.Total, results.Total, []);
            }
        }

        return counts;
    }

    public long? Of(RecordKind kind, string value) => facets.TryGetValue(kind, out var facet) ? facet.CountOf(value) : null;

    /// <summary>Records of the kind that have no value of the facet.</summary>
    public long? NotRecorded(RecordKind kind) => facets.GetValueOrDefault(kind)?.NotRecorded;

    /// <summary>Records of the kind: the denominator. The store knows it as well.</summary>
    public long Records(RecordKind kind) => facets.GetValueOrDefault(kind)?.Counted ?? stored.ByKind.GetValueOrDefault(kind);

    /// <summary>Values that any record has, in no order; null where not every database is known.</summary>
    public IReadOnlyCollection<string>? Values => facets.Count < Kinds.Count
        ? null
        : [.. facets.Values.SelectMany(f => f.Values).Where(v => v.Count > 0).Select(v => v.Value).Distinct(StringComparer.Ordinal)];
}
