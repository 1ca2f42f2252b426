using System.Globalization;
using Microsoft.Extensions.Logging;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion;

/// <summary>
/// Takes a run back as a whole: every record it changed gets the revision before it again, as a new revision, and what it added is withdrawn.
/// A record that somebody changed since is left alone and listed. It is a run itself, and can be taken back like any other.
/// </summary>
public sealed class RunRollback(IRecordStore store, IRunStore runs, RunningSources running, IndexAfterRun index, ILogger<RunRollback> log)
{
    /// <summary>The reason on the tombstone of a record that the run had added.</summary>
    public const string AddedReason = "The run that added it was taken back.";

    private const int BatchSize = 200;

    /// <summary>Its source should be paused first: the next run would read the same again.</summary>
    /// <param name="run">Number of the run; it must have ended.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="cancellationToken">Stops between batches; what was taken back until then stays so.</param>
    public async Task<IngestOutcome> RunAsync(long run, string? by, CancellationToken cancellationToken)
    {
        var number = run.ToString(CultureInfo.InvariantCulture);
        if (await runs.FindAsync(run, cancellationToken) is not { } undone)
        {
            return new IngestOutcome(0, number, RunState.Failed, new RunCounts(), $"There is no run {number}.");
        }

        if (!running.TryBegin(undone.Source, cancellationToken, out var entry))
        {
            return Refused($"A run of '{undone.Source}' is under way.");
        }

        using (entry)
        {
            var start = await runs.StartAsync(new RunRequest(undone.Source, RunTriggers.Rollback) { By = by, Undoes = run }, entry.Stop.Token);
            if (start.Run is not { } mine)
            {
                return Refused(RunTexts.InTheWay(start.Other!));
            }

            IngestLog.Started(log, undone.Source, RunTriggers.Rollback);
            IngestOutcome outcome;
            await using (new RunWatch(mine, runs, entry, log))
            {
                outcome = await UndoAsync(undone, mine, entry, entry.Stop.Token);
            }

            await runs.EndAsync(mine, outcome.State, outcome.Counts, outcome.Error, CancellationToken.None);
            return outcome;
        }

        IngestOutcome Refused(string reason) => new(0, undone.Source, RunState.Failed, new RunCounts(), reason) { Refused = true };
    }

    private async Task<IngestOutcome> UndoAsync(IngestRun undone, long mine, RunningSources.Entry entry, CancellationToken cancellationToken)
    {
        var counts = new RunCounts { Expected = undone.Counts.Added + undone.Counts.Changed + undone.Counts.Withdrawn };
        try
        {
            for (var after = ""; ;)
            {
                var made = await runs.RevisionsAsync(undone.Id, after, BatchSize, cancellationToken);
                if (made.Count == 0)
                {
                    break;
                }

                after = made[^1].Id.Value;
                List<RecordChange> changes = [];
                foreach (var record in made)
                {
                    changes.Add(await BackAsync(record, mine, cancellationToken));
                }

                var outcomes = await store.ApplyAsync(changes, cancellationToken);
                counts = outcomes.Aggregate(counts, RunCounting.Count);
                var conflicts = made.Zip(outcomes).Where(p => p.Second == SaveOutcome.Conflict).Select(p => p.First.Id).ToList();
                counts = counts with { Seen = counts.Seen + made.Count, Failed = counts.Failed + conflicts.Count };
                entry.Counts = counts;
                await runs.ReportAsync(mine, counts, [.. await Task.WhenAll(conflicts.Select(id => ChangedSinceAsync(id, cancellationToken)))], cancellationToken);
            }

            var error = await index.DrainAsync(cancellationToken);
            await runs.LogAsync(mine, error ?? RunTexts.Indexed, CancellationToken.None);
            return new IngestOutcome(mine, undone.Source, counts.Failed > 0 ? RunState.CompletedWithFailures : RunState.Completed, counts, error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new IngestOutcome(mine, undone.Source, RunState.Cancelled, counts, "It was stopped; what was taken back until then stays so.");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            IngestLog.Broken(log, undone.Source, exception);
            return new IngestOutcome(mine, undone.Source, RunState.Failed, counts, exception.Message);
        }
    }

    /// <summary>The change that brings a record back to where it was; upon anything but what the run left it is refused as a conflict.</summary>
    private async Task<RecordChange> BackAsync(RunRevisions made, long mine, CancellationToken cancellationToken)
    {
        var before = made.First > 1 ? await store.GetRevisionAsync(made.Id, made.First - 1, cancellationToken) : null;
        RecordChange change = before switch
        {
            null => new RecordChange.Withdraw(made.Id, AddedReason),
            { Withdrawal: { } withdrawal } => new RecordChange.Withdraw(made.Id, withdrawal.Reason),
            _ => new RecordChange.Save(before.Record, before.Origin),
        };
        return change with { Expected = made.Last, Run = mine };
    }

    private async Task<IngestFailure> ChangedSinceAsync(RecordId id, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(id, cancellationToken);
        return new IngestFailure(
            stored?.Origin.File ?? "",
            stored?.Origin.Line ?? 0,
            "",
            "It was changed since by another run, and is left as it is.",
            "Take the later run back first, or mend the record.",
            stored?.Record.Key);
    }
}
