using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Web.Addressing;
using Sherloc.Web.Features.Collection;

namespace Sherloc.Web.Features.Convention;

/// <summary>How many provisions and cases carry a treaty reference or anything below it, by confirmed tags.</summary>
public sealed class ArticleCounts
{
    private readonly Dictionary<RecordKind, Counted> counts;

    private ArticleCounts(Counted provisions, Counted cases) => counts = new() { [RecordKind.Provision] = provisions, [RecordKind.Case] = cases };

    /// <summary>Kinds that are counted.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [RecordKind.Provision.ToSlug(), RecordKind.Case.ToSlug()];

    public static async Task<ArticleCounts> ReadAsync(CollectionFacts collection, CancellationToken cancellationToken)
    {
        var stored = (await collection.CountsAsync(cancellationToken)).ByKind;
        return new(
            Of(await collection.FacetsAsync(Kinds[0], cancellationToken), stored.GetValueOrDefault(RecordKind.Provision)),
            Of(await collection.FacetsAsync(Kinds[1], cancellationToken), stored.GetValueOrDefault(RecordKind.Case)));
    }

    /// <summary>The counts of one answer about one kind, for instance of one State.</summary>
    public static ArticleCounts From(SearchResults provisions, SearchResults cases) => new(Of(provisions, 0), Of(cases, 0));

    /// <summary>Whether both are; where not, a dash means something else than "none".</summary>
    public bool AreKnown => counts.Values.All(c => c.Tagged is not null);

    /// <summary>Null while search is unavailable and nothing was counted before.</summary>
    public long? Of(RecordKind kind, string reference) => counts[kind].Tagged?.GetValueOrDefault(reference);

    /// <summary>Records of the kind, tagged or not: the denominator.</summary>
    public long Records(RecordKind kind) => counts[kind].Records;

    /// <summary>The list behind a count.</summary>
    public static SearchRequest List(RecordKind kind, string reference) =>
        new SearchRequest().With(SearchFields.Kind, kind.ToSlug()).With(SearchFields.Article, reference);

    private static Counted Of(SearchResults? results, long stored) => results is null
        ? new Counted(null, stored)
        : results.Facet(SearchFields.Article) is { } facet
            ? new Counted(facet.Values.ToDictionary(v => v.Value, v => v.Count), facet.Counted)
            : new Counted([], results.Total);

    private sealed record Counted(Dictionary<string, long>? Tagged, long Records);
}
