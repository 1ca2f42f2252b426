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
