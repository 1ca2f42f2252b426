using Microsoft.Data.Sqlite;
using Sherloc.Core.Records;
using Sherloc.Data.Storage;
using Sherloc.Data.Storage.Sqlite;

namespace Sherloc.Data.Tests.Storage;

public sealed class SqliteDatabase : TestDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("sherloc-").FullName;

    public SqliteDatabase() => Dialect = new SqliteDialect($"Data Source={Path.Combine(folder, "made", "sherloc.db")}");

    public override SqlDialect Dialect { get; }

    public override Task BreakQueueAtAsync(RecordId id) => ExecuteAsync(
        $"CREATE TRIGGER broken BEFORE INSERT ON index_queue WHEN NEW.id = '{id}' BEGIN SELECT RAISE(ABORT, 'power cut'); END");

    protected override void Dispose(bool disposing)
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
