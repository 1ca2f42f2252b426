using Dapper;
using Microsoft.Data.Sqlite;

namespace Sherloc.Data.Storage.Sqlite;

/// <summary>Copies the database into a file and back, while others may have it open.</summary>
public static class SqliteBackup
{
    /// <summary>
    /// One moment of the database, whole and compact, in a new file; the schema stays as it is. Appears under its name only when it is
    /// complete: what a broken run leaves ends in <c>.part</c> and is written over by the next.
    /// </summary>
    /// <returns>How many records the copy holds, withdrawn ones included.</returns>
    /// <exception cref="IOException">There is no database, or the file exists.</exception>
    public static async Task<long> WriteAsync(SqliteDialect store, string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(store.Place))
        {
            throw new IOException($"There is no database {store.Place}: nothing to back up. Data:Folder or Storage:ConnectionString names another place.");
        }

        if (File.Exists(file))
        {
            throw new IOException($"{file} exists; name a new file.");
        }

        var part = file + ".part";
        File.Delete(part);
        await using (var connection = await store.OpenAsync(cancellationToken))
        {
            await connection.ExecuteAsync(new CommandDefinition("VACUUM INTO @part", new { part }, cancellationToken: cancellationToken));
        }

        long records;
        await using (var copy = await OpenCopyAsync(part, cancellationToken))
        {
            records = await CountAsync(copy, cancellationToken);
        }

        File.Move(part, file);
        return records;
    }

    /// <summary>
    /// Makes the database what the copy is, in one transaction of its own: others that have it open see the one or the other.
    /// The index does not follow by itself.
    /// </summary>
    /// <returns>How many records there are now, withdrawn ones included.</returns>
    /// <exception cref="IOException">The copy is none, or the database holds records and is not to be replaced.</exception>
    public static async Task<long> ReadAsync(SqliteDialect store, string file, bool replace, CancellationToken cancellationToken)
    {
        await using var copy = await OpenCopyAsync(file, cancellationToken);
        var records = await CountAsync(copy, cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(store.Place))!);
        await using var connection = (SqliteConnection)await store.OpenAsync(cancellationToken);
        if (!replace && await CountAsync(connection, cancellationToken) is > 0 and var stored)
        {
            throw new IOException($"{store.Place} holds {stored} records already. Back them up, then say that they are to be replaced.");
        }

        copy.BackupDatabase(connection);
        return records;
    }

    private static async Task<SqliteConnection> OpenCopyAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new IOException($"There is no file {file}.");
        }

        // Not pooled, so that nobody holds the file when it gets its name.
        var text = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        var copy = new SqliteConnection(text);
        try
        {
            await copy.OpenAsync(cancellationToken);
            var found = await copy.ExecuteScalarAsync<string>(new CommandDefinition("PRAGMA quick_check(1)", cancellationToken: cancellationToken));
            return found == "ok" ? copy : throw new IOException($"{file} is damaged: {found}");
        }
        catch (SqliteException exception)
        {
            await copy.DisposeAsync();
            throw new IOException($"{file} is not a database: {exception.Message}", exception);
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    /// <summary>0 where there is no table of records yet.</summary>
    private static async Task<long> CountAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var tables = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'records'", cancellationToken: cancellationToken));
        return tables == 0
            ? 0
            : await connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT count(*) FROM records", cancellationToken: cancellationToken));
    }
}
