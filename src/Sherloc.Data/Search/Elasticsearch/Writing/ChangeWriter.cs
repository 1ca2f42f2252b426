using Microsoft.Extensions.Logging;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Layout;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Writing;

/// <summary>Brings changes into the index that answers, and into that which a rebuild is filling, whoever runs it.</summary>
internal sealed class ChangeWriter(ElasticClient client, IndexKeeper keeper, Merging merging, IndexNames names, TimeProvider time, ILogger log)
{
    /// <summary>A batch of so many that comes at once after another such leaves the refresh to the engine's interval.</summary>
    private const int LargeBatch = 200;

    private const long AtOnce = 2 * TimeSpan.TicksPerSecond;
    private readonly BulkWriter _bulk = new(client, time, log);
    private long _lastLarge;
    private volatile bool _unseen;

    public async Task<IReadOnlyList<IndexRejection>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return [];
        }

        var rejections = new List<IndexRejection>();
        for (var rest = changes; rest.Count > 0;)
        {
            var catalog = await keeper.ReadForWritingAsync(cancellationToken);
            rest = await WriteAsync(rest, catalog, rejections, cancellationToken);
        }

        merging.Wrote(changes.Count);
        _unseen = true;
        if (changes.Count < LargeBatch || time.GetUtcNow().UtcTicks - Volatile.Read(ref _lastLarge) > AtOnce)
        {
            await ShowAsync(cancellationToken);
        }

        if (changes.Count >= LargeBatch)
        {
            Volatile.Write(ref _lastLarge, time.GetUtcNow().UtcTicks);
        }

        return [.. rejections.DistinctBy(r => r.Id)];
    }

    /// <summary>Lets searches see what has been written and was left to the engine's interval.</summary>
    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (_unseen)
        {
            _unseen = false;
            (await client.SendAsync(ElasticRequest.Post($"/{names.Records}/_refresh"), cancellationToken)).Succeeded();
        }
    }

    /// <returns>Changes to write again, because a rebuild has ended meanwhile.</returns>
    private async Task<IReadOnlyList<IndexChange>> WriteAsync(
        IReadOnlyList<IndexChange> changes, IndexCatalog catalog, List<IndexRejection> rejections, CancellationToken cancellationToken)
    {
        string[] aliases = catalog.Building is null ? [names.Records] : [names.Records, names.Building];
        var again = new HashSet<IndexChange>();
        var operations = changes.SelectMany(c => aliases.Select(a => new BulkOperation(a, c)));
        await foreach (var results in _bulk.WriteAsync(operations.ToAsyncEnumerable(), parallel: 1, cancellationToken))
        {
            foreach (var (operation, state, reason) in results)
            {
                if (state == WriteState.NoAlias)
                {
                    again.Add(operation.Change);
                }
                else if (state == WriteState.Rejected)
                {
                    rejections.Add(new IndexRejection(operation.Change.Id, reason));
                }
            }
        }

        return [.. again];
    }
}
