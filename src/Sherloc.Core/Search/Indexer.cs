using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Core.Search;

/// <summary>
/// Drains the index queue: claims rows, reads the records as they are now, writes the index, then lets the rows go. A record that cannot be
/// indexed costs nobody else anything: its row steps aside with the reason.
/// </summary>
public sealed class Indexer(IRecordStore store, IIndexQueue queue, ISearchIndex index, DocumentBuilder builder, ILogger<Indexer> log) : IDisposable
{
    private const int BatchSize = 250;

    /// <summary>Batches on their way to the index: one is written down while it takes another.</summary>
    private const int AtOnce = 2;

    /// <summary>Longer than the index takes for a batch, retries included.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    // One drain at a time in this process: whoever has waited finds done what was queued before.
    private readonly SemaphoreSlim draining = new(1, 1);
    private bool untidy;

    /// <summary>
    /// Works until there is nothing left to claim, and then lets the index tidy up; returns the number of rows done. Throws where the index
    /// is away: the queue keeps the rows.
    /// </summary>
    public Task<long> DrainAsync(IProgress<long>? progress, CancellationToken cancellationToken) => DrainAsync(progress, tidies: true, cancellationToken);

    /// <summary>As the other one, while many more changes are on their way: the index does not yet tidy up.</summary>
    public Task<long> DrainInPassingAsync(CancellationToken cancellationToken) => DrainAsync(null, tidies: false, cancellationToken);

    /// <summary>Builds the index anew from the store. Rows queued while it ran are drained at the end.</summary>
    public async Task RebuildAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var mark = await queue.NewestAsync(cancellationToken);
        List<(RecordId Id, string Reason)> leftOut = [];
        var rejected = await index.RebuildAsync(DocumentsAsync(leftOut, cancellationToken), progress, cancellationToken);
        await queue.ClearAsync(mark, cancellationToken);
        await queue.SetAsideAsync([.. leftOut, .. rejected.Select(r => (r.Id, r.Reason))], cancellationToken);
        await DrainAsync(null, cancellationToken);
    }

    public void Dispose() => draining.Dispose();

    private async Task<long> DrainAsync(IProgress<long>? progress, bool tidies, CancellationToken cancellationToken)
    {
        await draining.WaitAsync(cancellationToken);
        try
        {
            var done = await WriteAllAsync(progress, cancellationToken);
            untidy |= done > 0;
            if (tidies && untidy)
            {
                await index.SettleAsync(cancellationToken);
                untidy = false;
            }

            return done;
        }
        finally
        {
            draining.Release();
        }
    }

    /// <summary>While the index takes batches, the next is claimed and read. What is under way together has no record in common: a claim stays.</summary>
    private async Task<long> WriteAllAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var done = 0L;
        var reading = ClaimAsync(cancellationToken);
        var writing = new Queue<Task<int>>();
        try
        {
            while (await reading is { Rows.Count: > 0 } batch)
            {
                writing.Enqueue(Task.Run(() => WriteOrReleaseAsync(batch, cancellationToken), CancellationToken.None));
                reading = Task.Run(() => ClaimAsync(cancellationToken), cancellationToken);
                if (writing.Count == AtOnce)
                {
                    await OneDoneAsync();
                }
            }

            while (writing.Count > 0)
            {
                await OneDoneAsync();
            }

            return done;
        }
        catch (Exception thrown)
        {
            foreach (var rest in writing)
            {
                await EndOfAsync(rest, thrown);
            }

            await ReleaseAsync(reading, thrown);
            throw;
        }

        async Task OneDoneAsync()
        {
            done += await writing.Dequeue();
            progress?.Report(done);
        }
    }

    private async Task<Batch> ClaimAsync(CancellationToken cancellationToken)
    {
        var batch = new Batch(await queue.ClaimAsync(BatchSize, Lease, cancellationToken), [], []);
        try
        {
            var records = (await store.GetManyAsync([.. batch.Rows.Select(r => r.Id)], cancellationToken)).ToDictionary(r => r.Record.Id);
            foreach (var row in batch.Rows)
            {
                if (records.GetValueOrDefault(row.Id) is not { Withdrawal: null } live)
                {
                    batch.Changes.Add((row, new IndexChange.Delete(row.Id, row.Revision)));
                }
                else if (TryBuild(live, out var reason) is { } document)
                {
                    batch.Changes.Add((row, new IndexChange.Upsert(document)));
                }
                else
                {
                    batch.Failed.Add(new FailedChange(row, reason));
                }
            }

            return batch;
        }
        catch
        {
            await ReleaseAsync(batch);
            throw;
        }
    }

    /// <returns>The number of its rows.</returns>
    private async Task<int> WriteOrReleaseAsync(Batch batch, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(batch, cancellationToken);
            return batch.Rows.Count;
        }
        catch
        {
            await ReleaseAsync(batch);
            throw;
        }
    }

    private async Task WriteAsync(Batch batch, CancellationToken cancellationToken)
    {
        var failed = batch.Changes.Count == 0 ? batch.Failed : [.. batch.Failed, .. await ApplyAsync(batch.Changes, cancellationToken)];
        var without = failed.Select(f => f.Change.Id).ToHashSet();
        await queue.DoneAsync([.. batch.Rows.Where(r => !without.Contains(r.Id))], cancellationToken);
        await queue.FailedAsync(failed, cancellationToken);
    }

    /// <summary>What was claimed for the next turn, where this one is the last.</summary>
    private async Task ReleaseAsync(Task<Batch> reading, Exception thrown)
    {
        await EndOfAsync(reading, thrown);
        if (reading.IsCompletedSuccessfully)
        {
            await ReleaseAsync(await reading);
        }
    }

    /// <summary>Something else has failed already, and that is what is thrown: another trouble than that goes to the log.</summary>
    private async Task EndOfAsync(Task task, Exception thrown)
    {
        await task.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (task.Exception?.InnerException is { } other and not SearchUnavailableException && other != thrown)
        {
            IndexLog.FailedAsWell(log, other);
        }
    }

    private async Task ReleaseAsync(Batch batch)
    {
        try
        {
            await queue.ReleaseAsync(batch.Rows, CancellationToken.None);
        }
        catch (DbException)
        {
            // Their lease ends by itself.
        }
    }

    private async Task<IEnumerable<FailedChange>> ApplyAsync(IReadOnlyList<(QueuedChange Row, IndexChange Change)> changes, CancellationToken cancellationToken)
    {
        try
        {
            var rows = changes.ToDictionary(c => c.Row.Id, c => c.Row);
            var rejected = await index.ApplyAsync([.. changes.Select(c => c.Change)], cancellationToken);
            return rejected.Select(r => new FailedChange(rows[r.Id], r.Reason));
        }
        catch (Exception exception) when (!IsAway(exception))
        {
            IndexLog.OneByOne(log, changes.Count, exception);
            return await ApplyEachAsync(changes, cancellationToken);
        }
    }

    /// <summary>
    /// An index that broke over a batch without naming the record gets them one by one: those that it breaks over while it takes others are
    /// to blame. Where it takes none, the index is, unless the record has been to blame before.
    /// </summary>
    private async Task<List<FailedChange>> ApplyEachAsync(IReadOnlyList<(QueuedChange Row, IndexChange Change)> changes, CancellationToken cancellationToken)
    {
        List<FailedChange> failed = [];
        foreach (var (row, change) in changes)
        {
            try
            {
                failed.AddRange((await index.ApplyAsync([change], cancellationToken)).Select(r => new FailedChange(row, r.Reason)));
            }
            catch (Exception exception) when (!IsAway(exception) && (row.Tries > 0 || failed.Count < changes.Count - 1))
            {
                failed.Add(new FailedChange(row, exception.Message));
            }
        }

        return failed;
    }

    private static bool IsAway(Exception exception) =>
        exception is SearchUnavailableException or OperationCanceledException or OutOfMemoryException or IOException or HttpRequestException or TimeoutException;

    private async IAsyncEnumerable<IndexDocument> DocumentsAsync(
        List<(RecordId Id, string Reason)> leftOut, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in store.ReadAllAsync(cancellationToken))
        {
            if (TryBuild(record, out var reason) is { } document)
            {
                yield return document;
            }
            else
            {
                leftOut.Add((record.Record.Id, reason));
            }
        }
    }

    private IndexDocument? TryBuild(StoredRecord record, out string reason)
    {
        try
        {
            reason = "";
            return builder.Build(record);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            reason = "The document for the index cannot be built: " + exception.Message;
            return null;
        }
    }

    /// <summary>Claimed rows, with what the index is to do for each; those for which nothing can be built have failed already.</summary>
    private sealed record Batch(IReadOnlyList<QueuedChange> Rows, List<(QueuedChange Row, IndexChange Change)> Changes, List<FailedChange> Failed);
}
