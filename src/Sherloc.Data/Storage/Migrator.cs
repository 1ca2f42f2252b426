using System.Data.Common;
using Dapper;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>Brings a database to the program's version, one transaction per step. Several processes may start at once.</summary>
public sealed class Migrator(SqlDialect dialect, TimeProvider time)
{
    /// <exception cref="StoreVersionException">The database is of a newer program; nothing was written.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await dialect.PrepareAsync(cancellationToken);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        foreach (var migration in dialect.Migrations)
        {
            await ApplyAsync(connection, migration, cancellationToken);
        }
    }

    private async Task ApplyAsync(DbConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await dialect.LockMigrationsAsync(transaction, cancellationToken);
        await RunAsync("CREATE TABLE IF NOT EXISTS schema_versions (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)");

        // Read under the lock: another process may have gone first.
        var version = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT coalesce(max(number), 0) FROM schema_versions", transaction: transaction, cancellationToken: cancellationToken));
        Refuse(version);
        if (version >= migration.Number)
        {
            return;
        }

        await RunAsync(migration.Sql);
        await RunAsync(
            "INSERT INTO schema_versions (number, name, applied) VALUES (@Number, @Name, @applied)",
            new { migration.Number, migration.Name, applied = StoredTime.Write(time.GetUtcNow()) });
        await transaction.CommitAsync(cancellationToken);

        // An index over a large table takes the time it takes.
        Task RunAsync(string sql, object? values = null) =>
            connection.ExecuteAsync(new CommandDefinition(sql, values, transaction, commandTimeout: 0, cancellationToken: cancellationToken));
    }

    private void Refuse(long version)
    {
        var known = dialect.Migrations[^1].Number;
        if (version > known)
        {
            throw new StoreVersionException(
                $"The database {dialect.Place} has layout version {version}, and this program knows versions up to {known}. "
                + "Start the newer program again, or put back the copy of the database that was made before it was upgraded.");
        }
    }
}
