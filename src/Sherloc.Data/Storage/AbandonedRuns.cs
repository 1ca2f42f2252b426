using System.Data.Common;
using Dapper;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>Closes runs whose process is gone. What they stored is counted from the revisions, which were written with the records.</summary>
internal static class AbandonedRuns
{
    private const string Reason = "The program ended while it ran. The next run takes up where it stopped.";

    /// <param name="transaction">A write transaction that stands alone among those that start or close runs.</param>
    /// <param name="source">One source, or null for all.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops before anything is closed.</param>
    public static async Task<IReadOnlyList<RunRow>> CloseAsync(DbTransaction transaction, string? source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var running = await transaction.Connection!.QueryAsync<RunRow>(new CommandDefinition(
            $"SELECT {RunRow.Columns} FROM ingest_runs WHERE state = @state" + (source is null ? "" : " AND source = @source"),
            new { source, state = RunState.Running.ToSlug() },
            transaction,
            cancellationToken: cancellationToken));
        List<RunRow> dead = [.. running.Where(r => RunOwner.Parse(r.Owner)?.IsDead(StoredTime.Read(r.Reported), now) ?? true)];
        foreach (var row in dead)
        {
            await CloseAsync(transaction, row, now, cancellationToken);
        }

        return dead;
    }

    private static async Task CloseAsync(DbTransaction transaction, RunRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var written = (await transaction.Connection!.QueryAsync<(string Outcome, long Number)>(new CommandDefinition(
            "SELECT outcome, count(*) FROM run_revisions WHERE run = @Id GROUP BY outcome", new { row.Id }, transaction, cancellationToken: cancellationToken)))
            .ToDictionary(r => r.Outcome, r => r.Number);
        var added = Math.Max(row.Added, Written(SaveOutcome.Added) + Written(SaveOutcome.Revived));
        var changed = Math.Max(row.Changed, Written(SaveOutcome.Updated));
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            UPDATE ingest_runs SET state = @state, ended = @now, error = @Reason, added = @added, changed = @changed, withdrawn = @withdrawn, seen = @seen
            WHERE id = @Id
            """,
            new
            {
                row.Id,
                state = RunState.Failed.ToSlug(),
                now = StoredTime.Write(now),
                Reason,
                added,
                changed,
                withdrawn = Math.Max(row.Withdrawn, Written(SaveOutcome.Withdrawn)),
                seen = Math.Max(row.Seen, added + changed + row.Unchanged + row.Failed),
            },
            transaction,
            cancellationToken: cancellationToken));

        long Written(SaveOutcome outcome) => written.GetValueOrDefault(outcome.ToSlug());
    }
}
