using System.Data.Common;
using Dapper;
using Npgsql;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage.Postgres;

/// <summary>A database of a PostgreSQL server. Readers never wait; writers stand in a row behind <c>change_counter</c>.</summary>
public sealed class PostgresDialect : SqlDialect
{
    /// <summary>Two web processes and the command line stay together below the 100 connections that a server allows by default.</summary>
    private const int MostConnections = 30;

    // Any number does; advisory locks are of one database.
    private const long MigrationLock = 0x5348_4552_4C4F_4301;

    private readonly string connectionString;

    /// <param name="connectionString">What it says of pool size and application name wins.</param>
    public PostgresDialect(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!builder.ContainsKey("Maximum Pool Size"))
        {
            builder.MaxPoolSize = MostConnections;
        }

        builder.ApplicationName ??= "Sherloc";
        Place = $"{builder.Database} on {builder.Host}:{builder.Port}";
        this.connectionString = builder.ConnectionString;
    }

    public override string Place { get; }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sees that the database is there and can hold every language.</summary>
    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            var encoding = await connection.ExecuteScalarAsync<string>(new CommandDefinition("SHOW server_encoding", cancellationToken: cancellationToken));
            if (encoding != "UTF8")
            {
                throw new StoreUnavailableException($"The database {Place} has the encoding {encoding}; create it anew with ENCODING 'UTF8'.");
            }
        }
        catch (NpgsqlException exception)
        {
            throw new StoreUnavailableException(
                $"The database {Place} cannot be used: {exception.Message} See that the server runs and that Storage:ConnectionString names its host, database, user and password.",
                exception);
        }
    }

    public override Task LockMigrationsAsync(DbTransaction transaction, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "SELECT pg_advisory_xact_lock(@lockOf)", new { lockOf = MigrationLock }, transaction, commandTimeout: 0, cancellationToken: cancellationToken));

    /// <remarks>One statement for all rows, each column an array; parted where the texts would make too large a message.</remarks>
    public override async Task WriteAsync<T>(DbTransaction transaction, string sql, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        foreach (var arrays in ColumnArrays.Of(rows))
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                sql.Replace(RowsPlace, arrays.Table, StringComparison.Ordinal), arrays.Values, transaction, cancellationToken: cancellationToken));
        }
    }

    public override Task NumberOnAsync(DbTransaction transaction, string table, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM {table}), false)",
            transaction: transaction,
            cancellationToken: cancellationToken));

    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    public override string StringsOf(string parameter) => $"SELECT json_array_elements_text({parameter}::json)";
}
