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
}
