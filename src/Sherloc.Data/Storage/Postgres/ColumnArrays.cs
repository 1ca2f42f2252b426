using Dapper;

namespace Sherloc.Data.Storage.Postgres;

/// <summary>Rows turned into one array for each column, which <c>unnest</c> turns back into rows.</summary>
/// <param name="Table">Stands in a statement where a table may.</param>
/// <param name="Values">The arrays.</param>
internal sealed record ColumnArrays(string Table, DynamicParameters Values)
{
    /// <summary>In characters. The protocol ends at 1 GB; both sides hold a message whole.</summary>
    private const int MostText = 16_000_000;

    /// <summary>All the rows, in as few parts as their texts allow.</summary>
    public static IEnumerable<ColumnArrays> Of<T>(IReadOnlyList<T> rows)
    {
        var columns = RowColumn<T>.All;
        var table = $"unnest({string.Join(", ", columns.Select(c => $"@{c.Name}::{TypeOf(c.Type)}[]"))}) AS r ({string.Join(", ", columns.Select(c => c.Name))})";
        var cells = rows.Select(row => columns.Select(c => c.Value(row)).ToArray()).ToList();
        for (var from = 0; from < cells.Count;)
        {
            var to = from;
            for (long text = 0; to < cells.Count && (to == from || text <= MostText); to++)
            {
                text += cells[to].Sum(v => v is string s ? s.Length : 0);
            }

            var values = new DynamicParameters();
            for (var i = 0; i < columns.Count; i++)
            {
                values.Add(columns[i].Name, ArrayOf(columns[i].Type, cells[from..to].Select(c => c[i])));
            }

            yield return new ColumnArrays(table, values);
            from = to;
        }
    }

    private static string TypeOf(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(long) || type == typeof(long?) ? "bigint"
        : type == typeof(int) ? "integer"
        : throw new NotSupportedException($"No column holds a {type}.");

    private static object ArrayOf(Type type, IEnumerable<object?> values) =>
        type == typeof(string) ? values.Cast<string?>().ToArray()
        : type == typeof(int) ? values.Cast<int>().ToArray()
        : type == typeof(long) ? values.Cast<long>().ToArray()
        : values.Cast<long?>().ToArray();
}
