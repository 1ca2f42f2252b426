using System.Data.Common;
using Dapper;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>The history of ingestion. A run belongs to the process that started it; the row of a run under way is the lease of its source.</summary>
public sealed class RunStore(SqlDialect dialect, TimeProvider time, RunOwner owner) : IRunStore
{
    public async Task<RunStart> StartAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await AloneAsync(connection, cancellationToken);
        var dead = await AbandonedRuns.CloseAsync(transaction, request.Source, now, cancellationToken);
        var latest = await LatestOfAsync(transaction, request.Source, cancellationToken);
        if (latest is not null && IsInTheWay(latest, request, now))
        {
            await transaction.CommitAsync(cancellationToken);
            return new RunStart(null, latest);
        }

        var run = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            INSERT INTO ingest_runs (source, cause, owner, started, reported, state, started_by, due, continues, undoes)
            VALUES (@Source, @Trigger, @owner, @now, @now, @state, @By, @due, @continues, @Undoes) RETURNING id
            """,
            new
            {
                request.Source,
                request.Trigger,
                request.By,
                request.Undoes,
                owner = owner.ToString(),
                now = StoredTime.Write(now),
                state = RunState.Running.ToSlug(),
                due = request.Due is { } due ? StoredTime.Write(due) : null,
                continues = dead.Select(r => (long?)r.Id).Max() ?? request.Continues,
            },
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return new RunStart(run, null);
    }

    public async Task<RunSignal> ReportAsync(
        long run, RunCounts counts, IReadOnlyList<IngestFailure> newFailures, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var rows = await connection.QueryAsync<string?>(new CommandDefinition(
            $"UPDATE ingest_runs SET reported = @now, {CountColumns} WHERE id = @run AND state = 'running' RETURNING stop_asked",
            Values(run, counts),
            transaction,
            cancellationToken: cancellationToken));
        if (newFailures.Count > 0)
        {
            await dialect.WriteAsync(
                transaction,
                """
                INSERT INTO ingest_failures (run, file, line, field, reason, remedy, key, place)
                SELECT r.Run, r.File, r.Line, r.Field, r.Reason, r.Remedy, r.Key, r.Place FROM {rows}
                """,
                [.. newFailures.Select(f => FailureRow.Of(run, f))],
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Signal(rows);
    }

    public async Task<RunSignal> SignalAsync(long run, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return Signal(await connection.QueryAsync<string?>(new CommandDefinition(
            "SELECT stop_asked FROM ingest_runs WHERE id = @run AND state = 'running'", new { run }, cancellationToken: cancellationToken)));
    }

    public async Task EndAsync(long run, RunState state, RunCounts counts, string? error, CancellationToken cancellationToken)
    {
        var values = Values(run, counts);
        values.AddDynamicParams(new { state = state.ToSlug(), error = FailureRow.Storable(error) });
        await ExecuteAsync(
            $"UPDATE ingest_runs SET reported = @now, ended = @now, state = @state, error = @error, {CountColumns} WHERE id = @run AND state = 'running'",
            values,
            cancellationToken);
    }

    public async Task<bool> AskToStopAsync(string source, CancellationToken cancellationToken) => await ExecuteAsync(
        "UPDATE ingest_runs SET stop_asked = @now WHERE source = @source AND state = 'running'",
        new { source, now = StoredTime.Write(time.GetUtcNow()) },
        cancellationToken) > 0;

    public async Task<IReadOnlyList<IngestRun>> CloseAbandonedAsync(CancellationToken cancellationToken)
    {
        // Asked every few seconds, and nearly always in vain: the lock is for the rare case.
        var now = time.GetUtcNow();
        if (!(await RowsAsync("WHERE state = 'running'", null, cancellationToken)).Any(r => RunOwner.Parse(r.Owner)?.IsDead(StoredTime.Read(r.Reported), now) ?? true))
        {
            return [];
        }

        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await AloneAsync(connection, cancellationToken);
        var dead = await AbandonedRuns.CloseAsync(transaction, null, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. dead.Select(r => r.ToRun())];
    }

    public Task<IReadOnlyList<IngestRun>> LatestAsync(CancellationToken cancellationToken) =>
        RunsAsync("WHERE id IN (SELECT max(id) FROM ingest_runs GROUP BY source) ORDER BY source", null, cancellationToken);

    public Task<IReadOnlyList<IngestRun>> OfSourceAsync(string source, int most, CancellationToken cancellationToken) =>
        RunsAsync("WHERE source = @source ORDER BY id DESC LIMIT @most", new { source, most }, cancellationToken);

    public Task<IReadOnlyList<IngestRun>> RecentAsync(int most, CancellationToken cancellationToken) =>
        RunsAsync("ORDER BY id DESC LIMIT @most", new { most }, cancellationToken);

    public async Task<IngestRun?> FindAsync(long run, CancellationToken cancellationToken) =>
        (await RunsAsync("WHERE id = @run", new { run }, cancellationToken)).SingleOrDefault();

    public async Task<IReadOnlyList<IngestFailure>> FailuresAsync(long run, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<FailureRow>(new CommandDefinition(
            "SELECT file, line, field, reason, remedy, key, place FROM ingest_failures WHERE run = @run ORDER BY id",
            new { run },
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => new IngestFailure(r.File, r.Line, r.Field, r.Reason, r.Remedy, r.Key, r.Place))];
    }

    public async Task KeepSkippedAsync(long run, IReadOnlyList<SkippedPart> parts, CancellationToken cancellationToken)
    {
        if (parts.Count == 0)
        {
            return;
        }

        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await dialect.WriteAsync(
            transaction,
            """
            INSERT INTO ingest_skipped (run, reason, number, file, line)
            SELECT r.Run, r.Reason, r.Number, r.File, r.Line FROM {rows} WHERE true
            ON CONFLICT (run, reason) DO UPDATE SET number = excluded.number, file = excluded.file, line = excluded.line
            """,
            [.. parts.Select(p => SkippedRow.Of(run, p))],
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<ILookup<long, SkippedPart>> SkippedAsync(long first, long last, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<SkippedRow>(new CommandDefinition(
            "SELECT run, reason, number, file, line FROM ingest_skipped WHERE run BETWEEN @first AND @last ORDER BY number DESC, reason",
            new { first, last },
            cancellationToken: cancellationToken));
        return rows.ToLookup(r => r.Run, r => r.ToPart());
    }

    public async Task LogAsync(long run, string text, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO ingest_log (run, number, at, text) SELECT @run, COALESCE(MAX(number), 0) + 1, @now, @text FROM ingest_log WHERE run = @run",
            new { run, now = StoredTime.Write(time.GetUtcNow()), text = FailureRow.Storable(text) },
            cancellationToken: cancellationToken));
    }

    public async Task<ILookup<long, RunLine>> LogsAsync(long first, long last, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<LogRow>(new CommandDefinition(
            "SELECT run, number, at, text FROM ingest_log WHERE run BETWEEN @first AND @last ORDER BY run, number", new { first, last }, cancellationToken: cancellationToken));
        return rows.ToLookup(r => r.Run, r => r.ToLine());
    }

    public async Task<IReadOnlyList<RunRevisions>> RevisionsAsync(long run, string after, int most, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Id, long First, long Last)>(new CommandDefinition(
            "SELECT id, min(revision), max(revision) FROM run_revisions WHERE run = @run AND id > @after GROUP BY id ORDER BY id LIMIT @most",
            new { run, after, most },
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => new RunRevisions(RecordId.Parse(r.Id), r.First, r.Last))];
    }

    private const string CountColumns =
        "expected = @Expected, seen = @Seen, added = @Added, changed = @Changed, unchanged = @Unchanged, withdrawn = @Withdrawn, failed = @Failed, "
        + "bytes = @Bytes, bytes_expected = @BytesExpected";

    private static RunSignal Signal(IEnumerable<string?> stopAsked) => stopAsked.ToList() switch
    {
        [] => RunSignal.Lost,
        [null, ..] => RunSignal.GoOn,
        _ => RunSignal.Stop,
    };

    private static bool IsInTheWay(IngestRun latest, RunRequest request, DateTimeOffset now) =>
        latest.State == RunState.Running || (request.UnlessWithin is { } time && now - (latest.Ended ?? latest.Started) < time && latest.State != RunState.Failed);

    /// <summary>A write transaction that takes the row all writers stand behind: what it reads stays true until it writes.</summary>
    private static async Task<DbTransaction> AloneAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("UPDATE change_counter SET value = value", transaction: transaction, cancellationToken: cancellationToken));
        return transaction;
    }

    private static async Task<IngestRun?> LatestOfAsync(DbTransaction transaction, string source, CancellationToken cancellationToken) =>
        (await transaction.Connection!.QueryAsync<RunRow>(new CommandDefinition(
            $"SELECT {RunRow.Columns} FROM ingest_runs WHERE source = @source ORDER BY id DESC LIMIT 1", new { source }, transaction, cancellationToken: cancellationToken)))
        .SingleOrDefault()?.ToRun();

    private DynamicParameters Values(long run, RunCounts counts)
    {
        var values = new DynamicParameters(counts);
        values.AddDynamicParams(new { run, now = StoredTime.Write(time.GetUtcNow()) });
        return values;
    }

    private async Task<IReadOnlyList<IngestRun>> RunsAsync(string rest, object? values, CancellationToken cancellationToken) =>
        [.. (await RowsAsync(rest, values, cancellationToken)).Select(r => r.ToRun())];

    private async Task<IEnumerable<RunRow>> RowsAsync(string rest, object? values, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.QueryAsync<RunRow>(new CommandDefinition(
            $"SELECT {RunRow.Columns} FROM ingest_runs {rest}", values, cancellationToken: cancellationToken));
    }

    private async Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }
}
