using System.Collections.Concurrent;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Web.Outages;

namespace Sherloc.Web.Features.Collection;

/// <summary>The counts that many pages show. Read from store and index at most once in a few seconds.</summary>
public sealed class CollectionFacts(IRecordStore store, ISearchIndex index, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConcurrentDictionary<string, Counted> latest = new(StringComparer.Ordinal);
    private Held? held;

    public async Task<StoreCounts> CountsAsync(CancellationToken cancellationToken) => (await HeldAsync(cancellationToken)).Counts;

    /// <summary>Every facet over the whole collection, confirmed tags only, by kind of record as its slug; the empty key counts all kinds.</summary>
    /// <returns>While search is unavailable those counted last, see <see cref="CountedAt"/>; null where this process has never counted them.</returns>
    public async Task<SearchResults?> FacetsAsync(string kind, CancellationToken cancellationToken)
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

        var asked = time.GetUtcNow();
        var results = await index.SearchAsync(new SearchRequest { Filters = filters, Size = 1, Excerpts = 0 }, cancellationToken).OrUnknownAsync();
        if (results is null)
        {
            return latest.GetValueOrDefault(kind)?.Results;
        }

        now.ByKind.TryAdd(kind, results);
        latest[kind] = new Counted(results, asked);
        return results;
    }

    /// <summary>When the oldest of these counts was made; null where none of them is known.</summary>
    public DateTimeOffset? CountedAt(IEnumerable<string> kinds) => kinds.Select(k => latest.GetValueOrDefault(k)?.At).Min();

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

    private sealed record Held(StoreCounts Counts, ConcurrentDictionary<string, SearchResults> ByKind, long Read);

    private sealed record Counted(SearchResults Results, DateTimeOffset At);
}
