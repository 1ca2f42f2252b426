using System.Data.Common;

namespace Sherloc.Data.Storage;

/// <summary>The little in which the databases differ. Everything else is SQL that both understand.</summary>
/// <remarks>
/// Times are texts of one width in UTC (<see cref="StoredTime"/>), records are texts: no type differs.
/// A write transaction begins with <c>DbConnection.BeginTransactionAsync</c> and raises <c>change_counter</c> first, which puts writers in a row.
/// </remarks>
public abstract class SqlDialect
{
    /// <summary>Where a statement of <see cref="WriteAsync"/> names the rows: <c>SELECT Id FROM {rows}</c>.</summary>
    public const string RowsPlace = "{rows}";

    private IReadOnlyList<Migration>? migrations;

    /// <summary>The migrations, embedded beside the dialect, in order; their numbers begin at 1 and have no gap.</summary>
    public virtual IReadOnlyList<Migration> Migrations => migrations ??= Migration.BesideType(GetType());

    /// <summary>Where the database is, for messages; never a password.</summary>
    public abstract string Place { get; }

    /// <summary>An open connection, set up for this program.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Makes what must be there before the first migration: a folder, a journal mode.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Keeps other processes from migrating until the transaction ends.</summary>
    public abstract Task LockMigrationsAsync(DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Runs a statement for every row, in one transaction and as few round trips as the database allows.</summary>
    /// <param name="transaction">A write transaction.</param>
    /// <param name="sql">Reads its values from <see cref="RowsPlace"/> under the names of the row's properties, as from a table.</param>
    /// <param name="rows">Rows of strings and numbers; no statement may depend on another row of the same call.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public abstract Task WriteAsync<T>(DbTransaction transaction, string sql, IReadOnlyList<T> rows, CancellationToken cancellationToken);

    /// <summary>Goes on numbering behind the highest id of a table whose rows were written with theirs.</summary>
    public abstract Task NumberOnAsync(DbTransaction transaction, string table, CancellationToken cancellationToken);

    /// <summary>At the end of a query whose rows are claimed: passes over those that somebody else is claiming at this moment.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>A query over the strings of a JSON array in a parameter: <c>WHERE id IN (…)</c> with one text for any number of ids.</summary>
    public abstract string StringsOf(string parameter);
}
