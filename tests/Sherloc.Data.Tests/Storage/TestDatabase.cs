using Dapper;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Data.Storage;

namespace Sherloc.Data.Tests.Storage;

/// <summary>An empty database of its own for one test, gone afterwards.</summary>
public abstract class TestDatabase : IDisposable
{
    public abstract SqlDialect Dialect { get; }

    /// <summary>Moves only when a test moves it.</summary>
    public SettableTime Time { get; } = new();

    public RecordStore Records => new(Dialect, Time);

    public IndexQueue Queue => QueueOf(RunOwner.ThisProcess);

    public IndexQueue QueueOf(RunOwner owner) => new(Dialect, Time, owner);

    public RunStore Runs(RunOwner owner) => new(Dialect, Time, owner);

    /// <summary>Makes every transaction fail that queues this record.</summary>
    public abstract Task BreakQueueAtAsync(RecordId id);

    /// <summary>Every column as <c>table.column</c>, with what matters of its type.</summary>
    public abstract Task<IReadOnlyList<string>> ColumnsAsync();

    /// <summary>Every index that has a name of its own, behind its table.</summary>
    public abstract Task<IReadOnlyList<string>> IndexesAsync();

    /// <summary>All rows of the queue, claimed or set aside or neither.</summary>
    public async Task<IReadOnlyList<QueuedChange>> QueuedAsync()
    {
        await using var connection = await Dialect.OpenAsync(CancellationToken.None);
        var rows = await connection.QueryAsync<(long Number, string Id, long Revision, int Tries)>("SELECT number, id, revision, tries FROM index_queue ORDER BY number");
        return [.. rows.Select(r => new QueuedChange(r.Number, RecordId.Parse(r.Id), r.Revision, r.Tries))];
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Dialect.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = await Dialect.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    public async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var connection = await Dialect.OpenAsync(CancellationToken.None);
        return [.. await connection.QueryAsync<string>(sql)];
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}

public sealed class SettableTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
