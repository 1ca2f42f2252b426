using Sherloc.Core.Search;
using Sherloc.Core.Storage;

namespace Sherloc.Web.Features.Collection;

/// <summary>The counts that many pages show. Read from store and index at most once in a few seconds.</summary>
public sealed class CollectionFacts(IRecordStore store, ISearchIndex index, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim gate = new(1, 1);
    private Held? held;

    public async Task<StoreCounts> CountsAsync(CancellationToken cancellationToken) => (await HeldAsync(cancellationToken)).Counts;

    /// <summary>Every facet over the whole collection, confirmed tags only, by kind of record as its slug; the empty key counts all kinds.</summary>
    public async Task<SearchResults> FacetsAsync(string kind, CancellationToken cancellationToken)
    {
        var now = await HeldAsync(cancellationToken);
        if (now.ByKind.TryGetValue(kind, out var known))
        {
            return known;
        }

        var filters = new Dictionary<string, IReadOnlyList<string>>();
        if (kind.Length > 0)
        {
            filters[SearchFields.Kind] = [kind];
        }

        var results = await index.SearchAsync(new SearchRequest { Filters = filters, Size = 1, Excerpts = 0 }, cancellationToken);
        now.ByKind.TryAdd(kind, results);
        return results;
    }

    public void Dispose() => gate.Dispose();

    private async Task<Held> HeldAsync(CancellationToken cancellationToken)
    {
        if (held is { } known && time.GetElapsedTime(known.Read) < Fresh)
        {
            return known;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            if (held is not { } still || time.GetElapsedTime(still.Read) >= Fresh)
            {
                still = new Held(await store.CountAsync(cancellationToken), new(StringComparer.Ordinal), time.GetTimestamp());
                held = still;
            }

            return still;
        }
        finally
        {
            gate.Release();
        }
    }

    private sealed record Held(StoreCounts Counts, System.Collections.Concurrent.ConcurrentDictionary<string, SearchResults> ByKind, long Read);
}
