using System.Data.Common;
using System.Text;
using Dapper;

namespace Sherloc.Data.Storage.Moving;

/// <summary>A table that is copied as it stands; its columns are the properties of <typeparamref name="T"/>.</summary>
/// <param name="name">Of the table.</param>
/// <param name="order">Columns by which it is read.</param>
internal sealed class CopiedTable<T>(string name, string order) : ICopiedTable
    where T : notnull
{
    private const int BatchSize = 500;

    public async Task<long> CopyAsync(DbTransaction from, SqlDialect dialect, DbTransaction to, Action<long> told, CancellationToken cancellationToken)
    {
        var columns = RowColumn<T>.All;
        var select = $"SELECT {string.Join(", ", columns.Select(c => $"{ColumnOf(c.Name)} AS {c.Name}"))} FROM {name} ORDER BY {order}";
        var insert = $"INSERT INTO {name} ({string.Join(", ", columns.Select(c => ColumnOf(c.Name)))}) SELECT {string.Join(", ", columns.Select(c => "r." + c.Name))} FROM {SqlDialect.RowsPlace}";
        var copied = 0L;
        await foreach (var rows in from.Connection!.QueryUnbufferedAsync<T>(select, transaction: from).Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            await dialect.WriteAsync(to, insert, rows, cancellationToken);
            copied += rows.Length;
            told(copied);
        }

        return copied;
    }

    /// <summary><c>WithdrawnAt</c> is <c>withdrawn_at</c>.</summary>
    private static string ColumnOf(string property)
    {
        var column = new StringBuilder();
        foreach (var letter in property)
        {
            if (char.IsUpper(letter) && column.Length > 0)
            {
                column.Append('_');
            }

            column.Append(char.ToLowerInvariant(letter));
        }

        return column.ToString();
    }
}

internal interface ICopiedTable
{
    /// <param name="from">A transaction that sees one state of the source.</param>
    /// <param name="dialect">Of the target.</param>
    /// <param name="to">A write transaction of the target.</param>
    /// <param name="told">Told the number of rows so far.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>Rows copied.</returns>
    Task<long> CopyAsync(DbTransaction from, SqlDialect dialect, DbTransaction to, Action<long> told, CancellationToken cancellationToken);
}
