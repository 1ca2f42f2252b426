using NUnit.Framework;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

public sealed class SqliteRecordStoreTests : RecordStoreContract
{
    protected override TestDatabase Create() => new SqliteDatabase();
}

public sealed class SqliteRecordReadingTests : RecordReadingContract
{
    protected override TestDatabase Create() => new SqliteDatabase();
}

public sealed class SqliteIndexQueueTests : IndexQueueContract
{
    protected override TestDatabase Create() => new SqliteDatabase();
}

public sealed class SqliteRunStoreTests : RunStoreContract
{
    protected override TestDatabase Create() => new SqliteDatabase();
}

public sealed class SqliteMigratorTests : MigratorContract
{
    protected override TestDatabase Create() => new SqliteDatabase();

    [Test]
    public async Task Migrate_Fresh_TurnsTheWriteAheadLogOn()
    {
        using var database = new SqliteDatabase();

        await database.Records.MigrateAsync(None);

        (await database.ScalarAsync<string>("PRAGMA journal_mode")).ShouldBe("wal");
    }
}

public sealed class SqliteIndexerTests : IndexerContract
{
    protected override TestDatabase Create() => new SqliteDatabase();
}
