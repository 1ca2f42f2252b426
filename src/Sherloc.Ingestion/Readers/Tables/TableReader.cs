using System.Globalization;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Docx;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>CSV, TSV and XLSX: one row names the columns, the mapping says which column is which field of a record.</summary>
public sealed class TableReader(ReaderInput input) : RowReader(input)
{
    /// <summary>In bytes, packed.</summary>
    public const long LargestWorkbook = 64 * 1024 * 1024;

    private const string OtherSheets = "sheets of workbooks that are not the one to read";
    private const string NoValues = "rows without any value";
    private const string Above = "rows above the names of the columns";

    private protected override IAsyncEnumerable<FoundRow> Read(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken) =>
        Rows(file, stream, skipped, cancellationToken).ToAsyncEnumerable();

    private IEnumerable<FoundRow> Rows(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken)
    {
        ColumnNames? names = null;
        byte[] header = [];
        foreach (var (row, failure) in Cells(file, stream, skipped, cancellationToken))
        {
            if (row is null)
            {
                yield return FoundRow.Of(failure!);
                if (names is null)
                {
                    // Without the names nothing behind them can be read.
                    yield break;
                }
            }
            else if (row.Cells.All(string.IsNullOrWhiteSpace))
            {
                if (row.Cells.Count > 1)
                {
                    skipped.Add(NoValues, file.Path, row.Line);
                }
            }
            else if (names is not null)
            {
                yield return Row(row, names, header, file);
            }
            else if (row.Line < Rules.Rows.Header)
            {
                skipped.Add(Above, file.Path, row.Line);
            }
            else
            {
                names = new ColumnNames(row.Cells);
                header = row.Raw;
                if (Missing(names, row.Line, file) is { } missing)
                {
                    yield return FoundRow.Of(missing);
                    yield break;
                }
            }
        }
    }

    private IEnumerable<(CellRow? Row, IngestFailure? Failure)> Cells(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken)
    {
        if (!IsWorkbook(stream))
        {
            return new DelimitedRows(Rules.Rows, file, stream).Read();
        }

        return stream.Length <= LargestWorkbook
            ? Sheet(file, stream, skipped, cancellationToken)
            : throw new RefusedException("The workbook is larger than 64 MB.", "Divide it, or save the sheet as CSV.");
    }

    private IEnumerable<(CellRow? Row, IngestFailure? Failure)> Sheet(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken)
    {
        using var package = new DocxPackage(stream, SheetRows.LargestUnpacked, cancellationToken);
        var sheets = new SheetRows(package, cancellationToken);
        if (sheets.Sheets.Count > 1)
        {
            skipped.Add(OtherSheets, file.Path, 0, sheets.Sheets.Count - 1);
        }

        foreach (var row in sheets.Read(Rules.Rows.Sheet))
        {
            yield return (row, null);
        }
    }

    /// <summary>By its first bytes: what a file is called does not count.</summary>
    private static bool IsWorkbook(Stream stream)
    {
        Span<byte> mark = stackalloc byte[4];
        var read = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return mark[..read].StartsWith("PK"u8) && read == mark.Length && mark[2] < 9;
    }

    private FoundRow Row(CellRow row, ColumnNames names, byte[] header, SourceFile file)
    {
        var more = row.Cells.Skip(names.All.Count).Any(c => !string.IsNullOrWhiteSpace(c));
        // A sheet leaves out the cells at the end of a row that are empty.
        return more || (row.Cells.Count < names.All.Count && !row.IsOfSheet)
            ? FoundRow.Of(new IngestFailure(
                file.Path,
                row.Line,
                "",
                string.Create(CultureInfo.InvariantCulture, $"The row has {row.Cells.Count} cells, and there are {names.All.Count} columns."),
                "Put cells with a delimiter or a line break in them into quotation marks, or mend the row."))
            : FoundRow.Of(new TableRow(Hash.Of([.. header, .. row.Raw]), names, row));
    }

    /// <summary>A table without a column that the mapping names is another table than was meant: its rows would be records with holes.</summary>
    private IngestFailure? Missing(ColumnNames names, int line, SourceFile file)
    {
        var missing = Rules.Places.Where(p => names.Find(p) is null).ToList();
        return missing.Count == 0
            ? null
            : new IngestFailure(
                file.Path,
                line,
                "",
                $"There is no column {string.Join(", ", missing.Take(5).Select(m => $"'{Values.Short(m)}'"))}{(missing.Count > 5 ? " …" : "")}.",
                Nearest.Remedy(missing[0], [.. names.All]));
    }
}
