using Sherloc.Core.Storage;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>One row of a table, or one object of a JSON file.</summary>
/// <param name="Line">From 1; of a sheet, the number of the row.</param>
/// <param name="Hash">Of everything that the record may take from the file for this row.</param>
internal abstract record Row(int Line, string Hash)
{
    /// <summary>The values of a column, or at a path: none where the cell is empty or there is nothing.</summary>
    public abstract IReadOnlyList<string> Find(string place);

    /// <summary>Line and place in the line of a value, from 1; 0 where the place is not known.</summary>
    public virtual (int Line, int Column) Locate(string place) => (Line, 0);
}

/// <summary>A row, or why there is none.</summary>
internal sealed record FoundRow(Row? Row, IngestFailure? Failure)
{
    public static FoundRow Of(Row row) => new(row, null);

    public static FoundRow Of(IngestFailure failure) => new(null, failure);
}

/// <summary>A row of a table.</summary>
internal sealed record TableRow(string Hash, ColumnNames Names, CellRow Row) : Row(Row.Line, Hash)
{
    public override IReadOnlyList<string> Find(string place) =>
        Names.Find(place) is { } index && index < Row.Cells.Count && Row.Cells[index].Trim() is { Length: > 0 } text ? [text] : [];

    public override (int Line, int Column) Locate(string place) => Names.Find(place) is { } index ? Row.Locate(index) : (Line, 0);
}
