using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>
/// The cells of CSV and its relatives (RFC 4180), row by row, through CsvHelper. A quotation mark that is never closed takes its own line and
/// no other: reading goes on behind it.
/// </summary>
internal sealed class DelimitedRows
{
    /// <summary>In bytes, of one row.</summary>
    public const int LongestRow = 4 * 1024 * 1024;

    /// <summary>In bytes: what may be read a second time behind rows that could not be read.</summary>
    private const long MostReadAgain = 256L * 1024 * 1024;

    private const int Buffer = 64 * 1024;

    private readonly SourceFile file;
    private readonly Encoding? encoding;
    private readonly bool canBeginAnew;
    private readonly Stream stream;
    private readonly List<CsvMalformedReason> malformed = [];
    private char? separator;
    private long readAgain;
    private int tooLongAt;
    private bool atEnd;

    /// <summary>Where the reader of this moment began, and how many lines are above it.</summary>
    private (long Offset, int Lines) start;

    public DelimitedRows(RowRule rule, SourceFile file, Stream stream)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        this.file = file;
        this.stream = stream;
        encoding = rule.Encoding is { } named ? Encoding.GetEncoding(named) : null;
        separator = rule.Delimiter?[0] ?? (Path.GetExtension(file.Path).ToUpperInvariant() is ".TSV" or ".TAB" ? '\t' : null);
        // Places are counted in UTF-8; in another encoding they are not those of the file.
        canBeginAnew = encoding is null && stream.CanSeek && !IsUtf16();
    }

    /// <summary>The rows with what was wrong with them.</summary>
    public IEnumerable<(CellRow? Row, IngestFailure? Failure)> Read()
    {
        bool again;
        do
        {
            stream.Position = start.Offset;
            using var reader = CsvReader.Create(stream, Options(), leaveOpen: true);
            var end = 0L;
            again = false;
            while (Next(reader) is not RowState.End and var state)
            {
                var line = start.Lines + Math.Max(1, (int)reader.LineNumber);
                if (state is RowState.TooLong or RowState.Spilt)
                {
                    readAgain += Buffer + (state == RowState.TooLong ? LongestRow : reader.RawRecord.Length);
                    var failure = state == RowState.TooLong ? TooLong(tooLongAt) : Open(line);
                    again = BeginBehind(end, failure.Line);
                    yield return (null, again || atEnd ? failure : failure with { Reason = failure.Reason + " Nothing behind it was read." });
                    break;
                }

                separator ??= reader.Separator;
                end = reader.ByteOffset + reader.RawRecord.Length;
                yield return (state == RowState.Broken ? Open(line) : Problem(reader.RawRecord, line)) is { } problem
                    ? (null, problem)
                    : (new CellRow(line, Cells(reader), reader.RawRecord.ToArray(), separator), null);
            }
        }
        while (again);
    }

    private CsvReaderOptions Options() => new()
    {
        Separator = separator,
        HasHeader = false,
        Encoding = encoding,
        MaxRecordSize = LongestRow,
        TrackLineNumbers = true,
        OnMalformedRecord = record => malformed.Add(record.Reason),
    };

    private RowState Next(CsvReader reader)
    {
        malformed.Clear();
        try
        {
            if (!reader.Read())
            {
                return RowState.End;
            }
        }
        catch (CsvFormatException exception)
        {
            tooLongAt = start.Lines + (int)Math.Max(1, exception.LineNumber);
            return RowState.TooLong;
        }

        // A mark inside a cell that does not begin with one is text.
        return !malformed.Exists(m => m is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote) ? RowState.Whole
            : reader.RawRecord.Contains((byte)'\n') ? RowState.Spilt
            : RowState.Broken;
    }

    /// <summary>Goes to the line behind the one that could not be read. False where there is none, or where it was tried too often.</summary>
    private bool BeginBehind(long end, int line)
    {
        atEnd = false;
        if (!canBeginAnew || readAgain > MostReadAgain)
        {
            return false;
        }

        stream.Position = start.Offset + end;
        var buffer = new byte[Buffer];
        var inLine = false;
        while (stream.Read(buffer) is > 0 and var read)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] == '\n' && inLine)
                {
                    start = (stream.Position - read + i + 1, line);
                    return true;
                }

                inLine |= buffer[i] is not ((byte)'\n' or (byte)'\r');
            }
        }

        atEnd = true;
        return false;
    }

    private IngestFailure? Problem(ReadOnlySpan<byte> raw, int line) =>
        !Utf8.IsValid(raw) || raw.IndexOf("\uFFFD"u8) >= 0
            ? new IngestFailure(file.Path, line, "", "The row holds characters that are not in the encoding of the file.", "Name the encoding as rows.encoding in the mapping, or save the file as UTF-8.")
            : raw.Contains((byte)0)
                ? new IngestFailure(file.Path, line, "", "There is a NUL character in the row.", "Delete it; it cannot be seen in most editors.")
                : null;

    private IngestFailure TooLong(int line) => new(
        file.Path,
        line,
        "",
        string.Create(CultureInfo.InvariantCulture, $"The row is longer than {LongestRow / (1024 * 1024)} MB."),
        "Look for a quotation mark that is never closed, or divide the row.");

    private IngestFailure Open(int line) =>
        new(file.Path, line, "", "A quotation mark is opened in the row and not closed at the end of its cell.", "Close it, or write it twice where it belongs to the text.");

    private bool IsUtf16()
    {
        Span<byte> mark = stackalloc byte[2];
        var read = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == mark.Length && (mark[0], mark[1]) is (0xFF, 0xFE) or (0xFE, 0xFF);
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.GetString(i);
        }

        return cells;
    }
}

/// <summary>How a row came out of the parser.</summary>
internal enum RowState
{
    Whole,

    /// <summary>A quotation mark is closed where its cell is not at its end.</summary>
    Broken,

    /// <summary>The same, with lines in it that are rows of their own.</summary>
    Spilt,

    TooLong,

    End,
}
