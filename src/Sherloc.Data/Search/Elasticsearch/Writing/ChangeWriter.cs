using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Layout;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Writing;

/// <summary>Brings changes into the indexes that answer, and into those that a rebuild is filling, whoever runs it.</summary>
internal sealed class ChangeWriter(ElasticClient client, IndexKeeper keeper, IndexNames names, TimeProvider time)
{
    /// <summary>A batch of so many that comes at once after another such leaves the refresh to the engine's interval.</summary>
    private const int LargeBatch = 200;

    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);
    private readonly BulkWriter _bulk = new(client, time);
    private DateTimeOffset _lastLarge;
    private bool _unseen;

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

        _unseen = true;
        if (changes.Count < LargeBatch || time.GetUtcNow() - _lastLarge > AtOnce)
        {
            await ShowAsync(cancellationToken);
        }

        _lastLarge = changes.Count < LargeBatch ? _lastLarge : time.GetUtcNow();
        return [.. rejections.DistinctBy(r => r.Id)];
    }

    /// <summary>Lets searches see what has been written and was left to the engine's interval.</summary>
    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (_unseen)
        {
            _unseen = false;
            (await client.SendAsync(ElasticRequest.Post($"/{names.All}/_refresh"), cancellationToken)).Succeeded();
        }
    }

    /// <returns>Changes to write again, because a rebuild has ended meanwhile.</returns>
    private async Task<IReadOnlyList<IndexChange>> WriteAsync(
        IReadOnlyList<IndexChange> changes, IndexCatalog catalog, List<IndexRejection> rejections, CancellationToken cancellationToken)
    {
        var building = catalog.Building.Select(e => e.Kind).ToHashSet();
        var again = new HashSet<IndexChange>();
        var moved = new List<IndexChange>();
        await foreach (var results in _bulk.WriteAsync(Operations(changes, building).ToAsyncEnumerable(), parallel: 1, cancellationToken))
        {
            foreach (var (operation, state, reason) in results)
            {
                switch (state)
                {
                    case WriteState.NoAlias:
                        again.Add(operation.Change);
                        break;
                    case WriteState.Rejected:
                        rejections.Add(new IndexRejection(operation.Change.Id, reason));
                        break;
                    case WriteState.Created when operation.Change is { Revision: > 1 } and IndexChange.Upsert:
                        moved.Add(operation.Change);
                        break;
                }
            }
        }

        if (moved.Count > 0)
        {
            await TakeOutOfOtherKindsAsync(moved, building, cancellationToken);
        }

        return [.. again];
    }

    /// <summary>A record that is not new and yet new to the index of its kind may have been of another kind before.</summary>
    private async Task TakeOutOfOtherKindsAsync(List<IndexChange> moved, HashSet<RecordKind> building, CancellationToken cancellationToken)
    {
        var deletes = moved.OfType<IndexChange.Upsert>().SelectMany(u => IndexNames.Kinds
            .Where(k => k != u.Document.Card.Kind)
            .SelectMany(k => Aliases(k, building))
            .Select(a => new BulkOperation(a, new IndexChange.Delete(u.Id, u.Revision))));
        await foreach (var _ in _bulk.WriteAsync(deletes.ToAsyncEnumerable(), parallel: 1, cancellationToken))
        {
            // An alias that is gone has no document of another kind either.
        }
    }

    private IEnumerable<BulkOperation> Operations(IReadOnlyList<IndexChange> changes, HashSet<RecordKind> building) =>
        from change in changes
        from kind in change is IndexChange.Upsert { Document.Card.Kind: var only } ? [only] : IndexNames.Kinds
        from alias in Aliases(kind, building)
        select new BulkOperation(alias, change);

    private IEnumerable<string> Aliases(RecordKind kind, HashSet<RecordKind> building) =>
        building.Contains(kind) ? [names.Alias(kind), names.Building(kind)] : [names.Alias(kind)];
}
