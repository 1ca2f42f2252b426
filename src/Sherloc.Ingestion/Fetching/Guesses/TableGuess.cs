using System.Globalization;
using System.Text;
using System.Text.Unicode;
using System.Xml;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Readers.Docx;
using Sherloc.Ingestion.Readers.Tables;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching.Guesses;

/// <summary>Tables: rows that have as many cells as the names above them.</summary>
internal static class TableGuess
{
    private const int Looked = 20;
    private const int LongestName = 80;
    private const string OtherEncoding = "windows-1252";

    /// <summary>Null where the text is no table.</summary>
    public static FormatGuess? OfText(string file, string name, ReadOnlySpan<byte> head)
    {
        var isUtf16 = head.StartsWith(Encoding.Unicode.Preamble) || head.StartsWith(Encoding.BigEndianUnicode.Preamble);
        if (!isUtf16 && head.Contains((byte)0))
        {
            return null;
        }

        var encoding = isUtf16 || Utf8.IsValid(head[..(head.LastIndexOf((byte)'\n') + 1)]) ? null : OtherEncoding;
        using var stream = File.OpenRead(file);
        var rows = new DelimitedRows(new RowRule { Encoding = encoding }, new SourceFile(file, name), stream).Read().Take(Looked).Select(r => r.Row).ToList();
        var whole = rows.OfType<CellRow>().Where(r => r.Cells.Any(c => c.Length > 0)).ToList();
        // Two sentences with a comma each are no table; a file that is called one may have a single row.
        var least = Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".TSV" or ".TAB" ? 2 : 3;
        return whole.Count >= least && whole.Count == rows.Count(r => r is null || r.Cells.Any(c => c.Length > 0))
            && whole[0].Cells.Count > 1 && whole.TrueForAll(r => r.Cells.Count == whole[0].Cells.Count)
            ? Of(whole, 0, encoding is null ? "" : "encoding: " + encoding, "a table")
            : null;
    }

    /// <summary>Null where no sheet of the workbook is a table.</summary>
    public static FormatGuess? OfWorkbook(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var package = new DocxPackage(stream, SheetRows.LargestUnpacked, CancellationToken.None);
            var sheets = new SheetRows(package, CancellationToken.None);
            foreach (var sheet in sheets.Sheets)
            {
                var rows = sheets.Read(sheet).Take(Looked).Where(r => r.Cells.Any(c => c.Length > 0)).ToList();
                var widest = rows.Select(Filled).DefaultIfEmpty(0).Max();
                // Above the names of the columns a title may stand.
                var header = rows.FindIndex(r => Filled(r) * 10 >= widest * 7);
                if (widest > 1 && header < rows.Count - 1)
                {
                    return Of(rows, header, Rows(sheets.Sheets, sheet, rows, header), "a workbook");
                }
            }
        }
        catch (Exception exception) when (exception is RefusedException or InvalidDataException or XmlException)
        {
            // It is named like a workbook and is none.
        }

        return null;

        static int Filled(CellRow row) => row.Cells.Count(c => c.Length > 0);
    }

    private static string Rows(IReadOnlyList<string> sheets, string sheet, List<CellRow> rows, int header) => string.Join(", ", new[]
    {
        sheets.Count > 1 ? "sheet: " + GuessedFields.Quoted(sheet) : "",
        header > 0 ? string.Create(CultureInfo.InvariantCulture, $"header: {rows[header].Line}") : "",
    }.Where(p => p.Length > 0));

    private static FormatGuess? Of(List<CellRow> rows, int header, string rule, string words)
    {
        var names = new ColumnNames(rows[header].Cells);
        return names.All.Any(n => n.Length > LongestName) ? null : new FormatGuess(ReaderKind.Table)
        {
            Kind = RecordKind.Publication,
            Words = string.Create(CultureInfo.InvariantCulture, $"{words} of {names.All.Count} columns"),
            Mapping = GuessedFields.Write(rule, "column", [.. names.All.Select((n, i) => (n, Sample(rows.Skip(header + 1), i)))]),
        };
    }

    private static string Sample(IEnumerable<CellRow> rows, int column) =>
        rows.Where(r => r.Cells.Count > column).Select(r => r.Cells[column].Trim()).FirstOrDefault(c => c.Length > 0) ?? "";
}
