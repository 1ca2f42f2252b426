using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage.Sqlite;

/// <summary>SQLite in a file: a write-ahead log, so that readers never wait for a writer; one writer at a time, the others wait.</summary>
public sealed class SqliteDialect : SqlDialect
{
    private readonly string connectionString;
    private readonly bool mayCreate;

    static SqliteDialect() => SQLitePCL.Batteries_V2.Init();

    public SqliteDialect(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        Place = builder.DataSource;
        mayCreate = builder.Mode == SqliteOpenMode.ReadWriteCreate;
        this.connectionString = builder.ToString();
    }

    public override string Place { get; }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);

            // NORMAL loses no consistency under a write-ahead log; a power cut may cost the last transactions, which ingestion repeats.
            // A log of 4,000 pages and a cache of 8 MB spare a bulk load most of the rewriting of index pages.
            await ExecuteAsync(
                connection,
                "PRAGMA busy_timeout = 30000; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -8000;",
                cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!mayCreate && !File.Exists(Place))
        {
            throw new StoreUnavailableException($"There is no database {Place}. Look at the path after 'Data Source='.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(Place)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await using var connection = await OpenAsync(cancellationToken);
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL;", cancellationToken);
    }

    /// <summary>Nothing to do: a write transaction of SQLite is alone from its beginning.</summary>
    public override Task LockMigrationsAsync(DbTransaction transaction, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <remarks>One prepared statement, run for each row: there is no round trip to save.</remarks>
    public override async Task WriteAsync<T>(DbTransaction transaction, string sql, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        var one = "(SELECT " + string.Join(", ", RowColumn<T>.All.Select(c => $"@{c.Name} AS {c.Name}")) + ") AS r";
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            sql.Replace(RowsPlace, one, StringComparison.Ordinal), rows, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Nothing to do: SQLite looks at the ids itself.</summary>
    public override Task NumberOnAsync(DbTransaction transaction, string table, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing: whoever claims is alone.</summary>
    public override string SkipLocked => "";

    public override string StringsOf(string parameter) => $"SELECT value FROM json_each({parameter})";

    private static Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: cancellationToken));
}
