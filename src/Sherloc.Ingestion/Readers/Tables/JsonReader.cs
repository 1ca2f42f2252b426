using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>
/// JSON that others have shaped: a list, a list somewhere in an object, one object, or one object a line. What a file is called does not say
/// which of them it is; its first line does.
/// </summary>
public sealed class JsonReader(ReaderInput input) : RowReader(input)
{
    /// <summary>Longest line of JSON Lines, in bytes.</summary>
    public const int LongestLine = 8 * 1024 * 1024;

    private const int Head = 256 * 1024;

    private protected override async IAsyncEnumerable<FoundRow> Read(SourceFile file, Stream stream, SkippedParts skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = new byte[Head];
        head = head[..await stream.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, cancellationToken)];
        if (head.Length > 1 && (head[0], head[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            throw new RefusedException("The file is in UTF-16.", "Save it as UTF-8.", 1);
        }

        var text = head.AsMemory(head.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            yield break;
        }

        var rows = new JsonRows(Hash, file, cancellationToken);
        stream.Position = head.Length - text.Length;
        if (Rules.Rows.Path is null && IsLines(file, text.Span))
        {
            await foreach (var row in Lines(file, stream, rows, cancellationToken))
            {
                yield return row;
            }

            yield break;
        }

        foreach (var row in rows.Read(stream, Rules.Rows.Path ?? (text.Span.TrimStart(" \t\r\n"u8)[0] == (byte)'[' ? JsonRow.All : "")))
        {
            yield return row;
        }
    }

    private static async IAsyncEnumerable<FoundRow> Lines(SourceFile file, Stream stream, JsonRows rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new LineReader(stream, LongestLine);
        while (await lines.NextAsync(cancellationToken))
        {
            if (lines.IsTooLong)
            {
                yield return FoundRow.Of(new IngestFailure(file.Path, lines.Number, "", "The line is longer than 8 MB.", "One line is one row: divide it, or leave attachments out."));
            }
            else if (!lines.Current.Span.Trim(" \t\r"u8).IsEmpty)
            {
                yield return Line(file, lines.Current.Span, lines.Number, rows);
            }
        }
    }

    private static FoundRow Line(SourceFile file, ReadOnlySpan<byte> line, int number, JsonRows rows)
    {
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = JsonValues.DeepestLevel });
            var value = JsonElement.ParseValue(ref reader);
            // Throws where another value follows.
            reader.Read();
            return rows.Row(value, number, line);
        }
        catch (JsonException exception)
        {
            return FoundRow.Of(new IngestFailure(file.Path, number, "", "The JSON cannot be read: " + exception.Message.Split(" LineNumber:")[0], "Write one whole JSON object on each line, without line breaks inside.", null, (int)(exception.BytePositionInLine ?? -1) + 1));
        }
    }

    /// <summary>By its name, else by its first line: a whole object on it is a row.</summary>
    private static bool IsLines(SourceFile file, ReadOnlySpan<byte> head)
    {
        if (Path.GetExtension(file.Path).ToUpperInvariant() is ".JSONL" or ".NDJSON")
        {
            return true;
        }

        var text = head.TrimStart(" \t\r\n"u8);
        var feed = text.IndexOf((byte)'\n');
        if (text[0] != (byte)'{' || feed < 0)
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(text[..feed], isFinalBlock: true, default);
            return reader.Read() && reader.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
