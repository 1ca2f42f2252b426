using Dapper;
using Sherloc.Core.Records;
using Sherloc.Data.Storage;

namespace Sherloc.Data.Tests.Storage;

/// <summary>An empty database of its own for one test, gone afterwards.</summary>
public abstract class TestDatabase : IDisposable
{
    public abstract SqlDialect Dialect { get; }

    /// <summary>Moves only when a test moves it.</summary>
    public SettableTime Time { get; } = new();

    public RecordStore Records => new(Dialect, Time);

    public IndexQueue Queue => new(Dialect);

    public RunStore Runs(RunOwner owner) => new(Dialect, Time, owner);

    /// <summary>Makes every transaction fail that queues this record.</summary>
    public abstract Task BreakQueueAtAsync(RecordId id);

    /// <summary>Every column as <c>table.column</c>, with what matters of its type.</summary>
    public abstract Task<IReadOnlyList<string>> ColumnsAsync();

    /// <summary>Every index that has a name of its own, behind its table.</summary>
    public abstract Task<IReadOnlyList<string>> IndexesAsync();

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
