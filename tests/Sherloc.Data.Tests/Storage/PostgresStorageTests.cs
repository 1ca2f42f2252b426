using Npgsql;
using NUnit.Framework;
using Sherloc.Core.Storage;
using Sherloc.Data.Storage;
using Sherloc.Data.Storage.Postgres;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

public sealed class PostgresRecordStoreTests : RecordStoreContract
{
    protected override TestDatabase Create() => new PostgresDatabase();
}

public sealed class PostgresRecordReadingTests : RecordReadingContract
{
    protected override TestDatabase Create() => new PostgresDatabase();
}

public sealed class PostgresIndexQueueTests : IndexQueueContract
{
    protected override TestDatabase Create() => new PostgresDatabase();
}

public sealed class PostgresRunStoreTests : RunStoreContract
{
    protected override TestDatabase Create() => new PostgresDatabase();
}

public sealed class PostgresMigratorTests : MigratorContract
{
    protected override TestDatabase Create() => new PostgresDatabase();

    [TestCase("Database", "no_such_database")]
    [TestCase("Port", "1")]
    public async Task Migrate_WithoutSuchADatabase_SaysWhereItLookedAndWhatToDo(string setting, string value)
    {
        using var database = new PostgresDatabase();
        var dialect = new PostgresDialect(new NpgsqlConnectionStringBuilder(database.ConnectionString) { [setting] = value, Password = "secret-word" }.ConnectionString);

        var refused = await Should.ThrowAsync<StoreUnavailableException>(() => new RecordStore(dialect, database.Time).MigrateAsync(None));

        refused.Message.ShouldContain(dialect.Place);
        refused.Message.ShouldContain("Storage:ConnectionString");
        refused.Message.ShouldNotContain("secret-word");
    }

    [Test]
    public async Task Migrate_DatabaseOfAnotherEncoding_IsRefused()
    {
        using var database = new PostgresDatabase("SQL_ASCII");

        (await Should.ThrowAsync<StoreUnavailableException>(() => database.Records.MigrateAsync(None))).Message.ShouldContain("ENCODING 'UTF8'");
    }
}

public sealed class PostgresIndexerTests : IndexerContract
{
    protected override TestDatabase Create() => new PostgresDatabase();
}
