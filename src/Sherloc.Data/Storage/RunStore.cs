using System.Data.Common;
using Dapper;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>The history of ingestion. A run belongs to the process that started it.</summary>
public sealed class RunStore(SqlDialect dialect, TimeProvider time, RunOwner owner) : IRunStore
{
    public async Task<long> StartAsync(string source, string trigger, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await CloseAbandonedAsync(transaction, source, now, cancellationToken);
        var run = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            INSERT INTO ingest_runs (source, cause, owner, started, reported, state)
            VALUES (@source, @trigger, @owner, @now, @now, @state) RETURNING id
            """,
            new { source, trigger, owner = owner.ToString(), now = StoredTime.Write(now), state = RunState.Running.ToSlug() },
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return run;
    }

    public async Task ReportAsync(
        long run, RunCounts counts, IReadOnlyList<IngestFailure> newFailures, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(transaction, $"UPDATE ingest_runs SET reported = @now, {CountColumns} WHERE id = @run", Values(run, counts), cancellationToken);
        if (newFailures.Count > 0)
        {
            await dialect.WriteAsync(
                transaction,
                """
                INSERT INTO ingest_failures (run, file, line, field, reason, remedy, key)
                SELECT r.Run, r.File, r.Line, r.Field, r.Reason, r.Remedy, r.Key FROM {rows}
                """,
                [.. newFailures.Select(f => FailureRow.Of(run, f))],
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task EndAsync(long run, RunState state, RunCounts counts, string? error, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var values = Values(run, counts);
        values.AddDynamicParams(new { state = state.ToSlug(), error = FailureRow.Storable(error) });
        await ExecuteAsync(
            transaction,
            $"UPDATE ingest_runs SET reported = @now, ended = @now, state = @state, error = @error, {CountColumns} WHERE id = @run",
            values,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public Task<IReadOnlyList<IngestRun>> LatestAsync(CancellationToken cancellationToken) => RunsAsync(
        $"SELECT {RunRow.Columns} FROM ingest_runs WHERE id IN (SELECT max(id) FROM ingest_runs GROUP BY source) ORDER BY source",
        null,
        cancellationToken);

    public Task<IReadOnlyList<IngestRun>> OfSourceAsync(string source, int most, CancellationToken cancellationToken) => RunsAsync(
        $"SELECT {RunRow.Columns} FROM ingest_runs WHERE source = @source ORDER BY id DESC LIMIT @most",
        new { source, most },
        cancellationToken);

    public async Task<IReadOnlyList<IngestFailure>> FailuresAsync(long run, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string File, int Line, string Field, string Reason, string Remedy, string? Key)>(new CommandDefinition(
            "SELECT file, line, field, reason, remedy, key FROM ingest_failures WHERE run = @run ORDER BY id",
            new { run },
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => new IngestFailure(r.File, r.Line, r.Field, r.Reason, r.Remedy, r.Key))];
    }

    private const string CountColumns =
        "expected = @Expected, seen = @Seen, added = @Added, changed = @Changed, unchanged = @Unchanged, withdrawn = @Withdrawn, failed = @Failed";

    private DynamicParameters Values(long run, RunCounts counts)
    {
        var values = new DynamicParameters(new
        {
            counts.Expected,
            counts.Seen,
            counts.Added,
            counts.Changed,
            counts.Unchanged,
            counts.Withdrawn,
            counts.Failed,
        });
        values.AddDynamicParams(new { run, now = StoredTime.Write(time.GetUtcNow()) });
        return values;
    }

    private async Task<IReadOnlyList<IngestRun>> RunsAsync(string sql, object? values, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<RunRow>(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
        return [.. rows.Select(r => r.ToRun())];
    }

    private static async Task CloseAbandonedAsync(DbTransaction transaction, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var running = await transaction.Connection!.QueryAsync<RunRow>(new CommandDefinition(
            $"SELECT {RunRow.Columns} FROM ingest_runs WHERE source = @source AND state = @state",
            new { source, state = RunState.Running.ToSlug() },
            transaction,
            cancellationToken: cancellationToken));
        var dead = running.Where(r => RunOwner.Parse(r.Owner)?.IsDead(StoredTime.Read(r.Reported), now) ?? true);
        await ExecuteAsync(
            transaction,
            "UPDATE ingest_runs SET state = @state, ended = @now, error = @error WHERE id = @Id",
            dead.Select(r => new
            {
                r.Id,
                state = RunState.Failed.ToSlug(),
                now = StoredTime.Write(now),
                error = "The program ended while it ran. The next run takes up where it stopped.",
            }),
            cancellationToken);
    }

    private static Task ExecuteAsync(DbTransaction transaction, string sql, object values, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancellationToken));
}
