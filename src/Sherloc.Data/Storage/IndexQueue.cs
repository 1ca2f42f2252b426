using System.Data.Common;
using System.Text.Json;
using Dapper;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>The queue that <see cref="RecordStore"/> fills in the transaction of a change.</summary>
public sealed class IndexQueue(SqlDialect dialect, TimeProvider time, RunOwner owner) : IIndexQueue
{
    /// <summary>Then a row is set aside.</summary>
    public const int MostTries = 3;

    /// <summary>Between two tries of a row, times the number of those that failed.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private const string Free = "claimed_by = NULL, not_before = NULL";
    private readonly string me = owner.ToString();

    public async Task<IReadOnlyList<QueuedChange>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var rows = await TakeAsync(most, lease, cancellationToken);
        return rows.Count == 0 && await FreeWhatTheDeadHoldAsync(cancellationToken) > 0 ? await TakeAsync(most, lease, cancellationToken) : rows;
    }

    public Task DoneAsync(IReadOnlyList<QueuedChange> changes, CancellationToken cancellationToken) =>
        EndAsync("DELETE FROM index_queue WHERE number IN (SELECT r.Number FROM {rows})", [.. changes.Select(c => new { c.Number })], changes, cancellationToken);

    public Task ReleaseAsync(IReadOnlyList<QueuedChange> changes, CancellationToken cancellationToken) =>
        EndAsync<object>(null, [], changes, cancellationToken);

    public Task FailedAsync(IReadOnlyList<FailedChange> changes, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return EndAsync(
            """
            UPDATE index_queue
            SET tries = r.Tries, last_error = r.Reason, claimed_by = NULL, not_before = r.NotBefore, set_aside_at = r.SetAsideAt
            FROM {rows} WHERE index_queue.number = r.Number
            """,
            [.. changes.Select(c => (c.Change, Tries: c.Change.Tries + 1, Reason: FailureRow.Storable(c.Reason))).Select(c => new
            {
                c.Change.Number,
                c.Tries,
                c.Reason,
                NotBefore = StoredTime.Write(now + (Pause * c.Tries)),
                SetAsideAt = c.Tries < MostTries ? null : StoredTime.Write(now),
            })],
            [.. changes.Select(c => c.Change)],
            cancellationToken);
    }

    public async Task SetAsideAsync(IReadOnlyList<(RecordId Id, string Reason)> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return;
        }

        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var number = await new RecordWriter(dialect, connection, transaction, cancellationToken).ReserveAsync(records.Count);
        var now = StoredTime.Write(time.GetUtcNow());
        await dialect.WriteAsync(
            transaction,
            """
            INSERT INTO index_queue (number, id, revision, last_error, set_aside_at)
            SELECT r.Number, r.Id, records.revision, r.Reason, r.Now FROM {rows} JOIN records ON records.id = r.Id WHERE true
            ON CONFLICT (id) DO NOTHING
            """,
            [.. records.Select((r, i) => new { Number = number + 1 + i, Id = r.Id.Value, Reason = FailureRow.Storable(r.Reason), Now = now })],
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<SetAsideChange>> AsideAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Id, long Revision, int Tries, string Reason, string At)>(new CommandDefinition(
            "SELECT id, revision, tries, last_error, set_aside_at FROM index_queue WHERE set_aside_at IS NOT NULL ORDER BY set_aside_at DESC, id LIMIT @most",
            new { most },
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => new SetAsideChange(RecordId.Parse(r.Id), r.Revision, r.Tries, r.Reason, StoredTime.Read(r.At)))];
    }

    public async Task<int> RetryAsync(RecordId? id, CancellationToken cancellationToken) => await WriteAsync(
        $"UPDATE index_queue SET {Free}, tries = 0, last_error = NULL, set_aside_at = NULL WHERE set_aside_at IS NOT NULL{(id is null ? "" : " AND id = @id")}",
        new { id = id?.Value },
        cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        ScalarAsync("SELECT count(*) FROM index_queue WHERE set_aside_at IS NULL", cancellationToken);

    public Task ClearAsync(long upTo, CancellationToken cancellationToken) =>
        WriteAsync("DELETE FROM index_queue WHERE number <= @upTo", new { upTo }, cancellationToken);

    public Task<long> NewestAsync(CancellationToken cancellationToken) =>
        ScalarAsync("SELECT coalesce(max(number), 0) FROM index_queue", cancellationToken);

    private async Task<IReadOnlyList<QueuedChange>> TakeAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var now = time.GetUtcNow();
        var rows = await connection.QueryAsync<(long Number, string Id, long Revision, int Tries)>(new CommandDefinition(
            $"""
            WITH free (its) AS MATERIALIZED (
                SELECT number FROM index_queue
                WHERE set_aside_at IS NULL AND (not_before IS NULL OR not_before <= @now)
                ORDER BY number LIMIT @most {dialect.SkipLocked})
            UPDATE index_queue SET claimed_by = @me, not_before = @until FROM free WHERE number = its
            RETURNING number, id, revision, tries
            """,
            new { most, me, now = StoredTime.Write(now), until = StoredTime.Write(now + lease) },
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => new QueuedChange(r.Number, RecordId.Parse(r.Id), r.Revision, r.Tries)).OrderBy(r => r.Number)];
    }

    /// <summary>Ends the work on claimed rows: what the statement does not touch, because the record has changed since, is free again.</summary>
    private async Task EndAsync<T>(string? sql, IReadOnlyList<T> rows, IReadOnlyList<QueuedChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return;
        }

        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        if (sql is not null)
        {
            await dialect.WriteAsync(transaction, sql, rows, cancellationToken);
        }

        await connection.ExecuteAsync(new CommandDefinition(
            $"UPDATE index_queue SET {Free} WHERE claimed_by = @me AND id IN ({dialect.StringsOf("@ids")})",
            new { me, ids = JsonSerializer.Serialize(changes.Select(c => c.Id.Value)) },
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Asked only where nothing is free, when few rows are left to look at. A process that died on another machine is only known by its lease.</summary>
    private async Task<int> FreeWhatTheDeadHoldAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var claimers = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT DISTINCT claimed_by FROM index_queue WHERE claimed_by IS NOT NULL AND claimed_by <> @me", new { me }, cancellationToken: cancellationToken));
        var (freed, now) = (0, time.GetUtcNow());
        foreach (var dead in claimers.Where(c => RunOwner.Parse(c)?.IsDead(now, now) == true))
        {
            freed += await WriteAsync($"UPDATE index_queue SET {Free} WHERE claimed_by = @dead", new { dead }, cancellationToken);
        }

        return freed;
    }

    /// <summary>Stands in the row of writers: two that lock the same rows in another order would wait for each other for ever.</summary>
    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("UPDATE change_counter SET value = value", transaction: transaction, cancellationToken: cancellationToken));
        return transaction;
    }

    private async Task<int> WriteAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        var rows = await connection.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    private async Task<long> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, cancellationToken: cancellationToken));
    }
}
