using System.Data.Common;

namespace Sherloc.Data.Storage;

/// <summary>The little in which the databases differ. Everything else is SQL that both understand.</summary>
/// <remarks>
/// Times are texts of one width in UTC (<see cref="StoredTime"/>), records are texts: no type differs.
/// A write transaction begins with <c>DbConnection.BeginTransactionAsync</c> and raises <c>change_counter</c> first, which puts writers in a row.
/// </remarks>
public abstract class SqlDialect
{
    /// <summary>The migrations in order; their numbers begin at 1 and have no gap.</summary>
    public abstract IReadOnlyList<Migration> Migrations { get; }

    /// <summary>Where the database is, for messages; never a password.</summary>
    public abstract string Place { get; }

    /// <summary>An open connection, set up for this program.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Makes what must be there before the first migration: a folder, a journal mode.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Keeps other processes from migrating until the transaction ends.</summary>
    public abstract Task LockMigrationsAsync(DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>A query over the strings of a JSON array in a parameter: <c>WHERE id IN (…)</c> with one text for any number of ids.</summary>
    public abstract string StringsOf(string parameter);
}
