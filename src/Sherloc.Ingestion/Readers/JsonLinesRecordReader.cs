using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers;

/// <summary>One JSON object a line, one record each. Read line by line, so that a file of any size needs the memory of its longest line.</summary>
public sealed class JsonLinesRecordReader(DocumentHash hash) : IRecordReader
{
    /// <summary>Longest line, in bytes.</summary>
    public const int LongestLine = 8 * 1024 * 1024;

    /// <summary>Null: every document carries a hash of its own.</summary>
    public ValueTask<string?> HashAsync(SourceFile file, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    public async IAsyncEnumerable<RecordDocument> ReadAsync(SourceFile file, SkippedParts skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = file.OpenRead(bufferSize: 0);
        var lines = new LineReader(stream, LongestLine);
        var any = false;
        while (await lines.NextAsync(cancellationToken))
        {
            var number = lines.Number;
            if (lines.IsTooLong)
            {
                any = true;
                yield return Failed(new IngestFailure(file.Path, number, "", "The line is longer than 8 MB.", "One line is one record: divide it, or leave attachments out."));
                continue;
            }

            var line = number == 1 ? lines.Current[^StrictText.WithoutMark(lines.Current.Span).Length..] : lines.Current;
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                any = true;
                yield return new RecordDocument(file.Path, number, hash.Of(line.Span), () => Bind(line.Span, file.Path, number));
            }
        }

        if (!any)
        {
            yield return Failed(new IngestFailure(file.Path, 0, "", "The file is empty.", "Write a record into it, or delete the file."));
        }
    }

    /// <summary>Reads the bytes of one line.</summary>
    public static Bound<Record> Bind(ReadOnlySpan<byte> line, string file, int number)
    {
        var lines = new FieldMap(number);
        if (StrictText.Problem(line, file, number) is { } failure)
        {
            return new Bound<Record>(null, lines, [failure]);
        }

        if (line.IndexOf("\\u0000"u8) >= 0)
        {
            return new Bound<Record>(null, lines, [new IngestFailure(file, number, "", @"There is a NUL character (\u0000) in the text.", "Delete it.")]);
        }

        if (line.TrimStart(" \t"u8)[0] != (byte)'{')
        {
            // A file that is no JSON Lines at all fails on every line: without two exceptions for each it is done a hundred times sooner.
            return Broken("The line is not a JSON object.", file, lines);
        }

        try
        {
            if (JsonSerializer.Deserialize<Record>(line, RecordJson.Options) is { } record)
            {
                return new Bound<Record>(record, lines, [], record.Key);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            // Read again below, slowly, to say everything that is wrong.
        }

        return Diagnose(line, file, lines);
    }

    private static Bound<Record> Diagnose(ReadOnlySpan<byte> line, string file, FieldMap lines)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            if (JsonNode.Parse(line, null, options) is JsonObject root)
            {
                FileBinder.DropNulls(root);
                return FileBinder.Bind<Record>(root, lines, file);
            }

            return Broken("The line is not a JSON object.", file, lines);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // The parser counts lines within the one line it was given.
            var said = exception.Message.Split(" LineNumber:")[0];
            var column = exception is JsonException { BytePositionInLine: { } at } ? (int)at + 1 : 0;
            var place = column > 0 ? string.Create(CultureInfo.InvariantCulture, $" (character {column})") : "";
            return Broken($"The JSON cannot be read{place}: {said}", file, lines, column);
        }
    }

    private static Bound<Record> Broken(string reason, string file, FieldMap lines, int column = 0) =>
        new(null, lines, [new IngestFailure(file, lines.FirstLine, "", reason, "Write one whole JSON object on each line, without line breaks inside.", null, column)]);

    private static RecordDocument Failed(IngestFailure failure) =>
        new(failure.File, failure.Line, "", () => new Bound<Record>(null, new FieldMap(failure.Line), [failure]));
}
