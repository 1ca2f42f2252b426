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

    public override Task<IReadOnlyList<string>> ColumnsAsync() => ListAsync(
        """
        SELECT t.name || '.' || c.name || CASE WHEN c."notnull" = 0 AND c.pk = 0 THEN ' may be null' ELSE '' END
        FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY 1
        """);

    public override Task<IReadOnlyList<string>> IndexesAsync() =>
        ListAsync("SELECT tbl_name || ' ' || name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%' ORDER BY 1");

    protected override void Dispose(bool disposing)
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
