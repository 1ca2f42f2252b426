using System.Data.Common;
using System.Diagnostics;
using NUnit.Framework;
using Sherloc.Core.Storage;
using Sherloc.Data.Storage;
using Sherloc.Testing;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

/// <summary>What writing a batch in a few statements is worth; the figures are printed.</summary>
[Category("Slow")]
public sealed class BulkWriteTests
{
    private const int Records = 4_000;
    private const int Batch = 200;

    [Test]
    public async Task Apply_OnPostgres_IsFasterThanAStatementForEachRow()
    {
        RecordChange[][] batches = [.. new GeneratedRecords(seed: 5).Take(Records).Select(r => (RecordChange)Save(r)).Chunk(Batch)];
        using var postgres = new PostgresDatabase();
        using var rowByRow = new PostgresDatabase();
        using var sqlite = new SqliteDatabase();
        var stores = new[] { postgres.Records, new RecordStore(new RowByRow(rowByRow.Dialect), rowByRow.Time), sqlite.Records };
        var times = new TimeSpan[stores.Length];
        foreach (var store in stores)
        {
            await store.MigrateAsync(None);
        }

        // In turns, so that whatever else the machine does hits all of them.
        foreach (var batch in batches)
        {
            for (var i = 0; i < stores.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await stores[i].ApplyAsync(batch, None);
                times[i] += Stopwatch.GetElapsedTime(start);
            }
        }

        foreach (var (name, time) in new[] { "PostgreSQL", "PostgreSQL, a statement for each row", "SQLite" }.Zip(times))
        {
            await TestContext.Out.WriteLineAsync($"{name}: {Records / time.TotalSeconds:F0} records/s");
        }

        times[0].ShouldBeLessThan(times[1]);
        (await postgres.Records.CountAsync(None)).Total.ShouldBe(Records);
        (await stores[1].CountAsync(None)).Total.ShouldBe(Records);
    }

    /// <summary>PostgreSQL as if it could write one row at a time only.</summary>
    private sealed class RowByRow(SqlDialect dialect) : SqlDialect
    {
        public override IReadOnlyList<Migration> Migrations => dialect.Migrations;

        public override string Place => dialect.Place;

        public override string SkipLocked => dialect.SkipLocked;

        public override Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => dialect.OpenAsync(cancellationToken);

        public override Task PrepareAsync(CancellationToken cancellationToken) => dialect.PrepareAsync(cancellationToken);

        public override Task LockMigrationsAsync(DbTransaction transaction, CancellationToken cancellationToken) =>
            dialect.LockMigrationsAsync(transaction, cancellationToken);

        public override async Task WriteAsync<T>(DbTransaction transaction, string sql, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        {
            foreach (var row in rows)
            {
                await dialect.WriteAsync(transaction, sql, [row], cancellationToken);
            }
        }

        public override Task NumberOnAsync(DbTransaction transaction, string table, CancellationToken cancellationToken) =>
            dialect.NumberOnAsync(transaction, table, cancellationToken);

        public override string StringsOf(string parameter) => dialect.StringsOf(parameter);
    }
}
