using NUnit.Framework;
using Sherloc.Data.Storage;
using Sherloc.Data.Storage.Postgres;
using Sherloc.Data.Storage.Sqlite;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

/// <summary>The migrations of both databases lead to the same tables.</summary>
public sealed class MigrationTests
{
    [Test]
    public void Migrations_OfBothDatabases_HaveTheSameNumbersAndNames() =>
        Migration.BesideType(typeof(PostgresDialect)).Select(m => m.Name).ShouldBe(Migration.BesideType(typeof(SqliteDialect)).Select(m => m.Name));

    [Test]
    public async Task Migrations_OfBothDatabases_MakeTheSameTables()
    {
        using var postgres = new PostgresDatabase();
        using var sqlite = new SqliteDatabase();
        await postgres.Records.MigrateAsync(None);
        await sqlite.Records.MigrateAsync(None);

        (await postgres.ColumnsAsync()).ShouldBe(await sqlite.ColumnsAsync());
        (await postgres.IndexesAsync()).ShouldBe(await sqlite.IndexesAsync());
        (await sqlite.ColumnsAsync()).ShouldContain("records.withdrawn_at may be null");
    }
}
