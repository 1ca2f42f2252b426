using Sherloc.Core.Records;
using Sherloc.Core.Search;

namespace Sherloc.Web.Features.Collection;

/// <summary>How often each value of a facet occurs in each database, by confirmed tags.</summary>
public sealed class KindCounts
{
    private readonly Dictionary<RecordKind, Facet> facets = [];

    private KindCounts()
    {
    }

    /// <summary>The databases in their order.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } = Enum.GetValues<RecordKind>();

    public static async Task<KindCounts> ReadAsync(CollectionFacts collection, string facet, CancellationToken cancellationToken)
    {
        var counts = new KindCounts();
        foreach (var kind in Kinds)
        {
            if ((await collection.FacetsAsync(kind.ToSlug(), cancellationToken)).Facet(facet) is { } found)
            {
                counts.facets[kind] = found;
            }
        }

        return counts;
    }

    public long Of(RecordKind kind, string value) =>
        facets.GetValueOrDefault(kind)?.Values.FirstOrDefault(v => v.Value == value)?.Count ?? 0;

    public long Of(string value) => Kinds.Sum(k => Of(k, value));

    /// <summary>Records of the kind that have no value of the facet.</summary>
    public long NotRecorded(RecordKind kind) => facets.GetValueOrDefault(kind)?.NotRecorded ?? 0;

    /// <summary>Records of the kind: the denominator.</summary>
    public long Records(RecordKind kind) => facets.GetValueOrDefault(kind)?.Counted ?? 0;

    /// <summary>Values that any record has, in no order.</summary>
    public IReadOnlyCollection<string> Values => [.. facets.Values.SelectMany(f => f.Values).Where(v => v.Count > 0).Select(v => v.Value).Distinct(StringComparer.Ordinal)];
}
