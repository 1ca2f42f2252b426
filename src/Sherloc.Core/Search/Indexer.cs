using Sherloc.Core.Storage;

namespace Sherloc.Core.Search;

/// <summary>Drains the index queue: takes rows, reads the records as they are now, writes the index, then lets the rows go.</summary>
public sealed class Indexer(IRecordStore store, IIndexQueue queue, ISearchIndex index, DocumentBuilder builder)
{
    private const int BatchSize = 500;

    /// <summary>Works until the queue is empty; returns the number of rows done.</summary>
    public async Task<long> DrainAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        for (var done = 0L; ;)
        {
            var rows = await queue.PeekAsync(BatchSize, cancellationToken);
            if (rows.Count == 0)
            {
                if (done > 0)
                {
                    await index.SettleAsync(cancellationToken);
                }

                return done;
            }

            var records = (await store.GetManyAsync([.. rows.Select(r => r.Id)], cancellationToken)).ToDictionary(r => r.Record.Id);
            IndexChange[] changes = [.. rows.Select(row => records.GetValueOrDefault(row.Id) is { Withdrawal: null } live
                ? new IndexChange.Upsert(builder.Build(live))
                : (IndexChange)new IndexChange.Delete(row.Id, row.Revision))];
            await index.ApplyAsync(changes, cancellationToken);
            await queue.DoneAsync(rows, cancellationToken);
            done += rows.Count;
            progress?.Report(done);
        }
    }

    /// <summary>Builds the index anew from the store. Rows queued while it ran are drained at the end.</summary>
    public async Task RebuildAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var mark = await queue.NewestAsync(cancellationToken);
        await index.RebuildAsync(store.ReadAllAsync(cancellationToken).Select(builder.Build), progress, cancellationToken);
        await queue.ClearAsync(mark, cancellationToken);
        await DrainAsync(null, cancellationToken);
    }
}
