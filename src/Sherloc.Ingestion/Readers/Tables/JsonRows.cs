using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>The rows of one JSON document: the values at a path in which <c>*</c> stands for each of a list.</summary>
internal sealed class JsonRows(DocumentHash hash, SourceFile file, CancellationToken cancellationToken)
{
    /// <param name="stream">Behind a byte order mark.</param>
    /// <param name="path">Where the rows are; empty where the whole document is one.</param>
    public IEnumerable<FoundRow> Read(Stream stream, string path)
    {
        var values = new JsonValues(stream);
        var segments = JsonRow.Segments(path);
        var first = Array.IndexOf(segments, JsonRow.All);
        var way = first < 0 ? segments : segments[..first];
        if (!Go(values, way))
        {
            throw new RefusedException($"There is nothing at '{path}' in the file.", "Look at the file and write in rows.path where the rows are, as in results/*.");
        }

        if (first < 0)
        {
            return values.Take() is { } only ? Rows(only.Value, only.Line, values.Raw.Span, []) : [];
        }

        return values.Next() == JsonTokenType.StartArray
            ? List(values, segments[(first + 1)..])
            : throw new RefusedException($"What stands at '{string.Join('/', way)}' is not a list.", "Write in rows.path where the rows are, as in results/*.", values.Line);
    }

    /// <summary>A value as a row, or why it is none.</summary>
    public FoundRow Row(JsonElement value, int line, ReadOnlySpan<byte> raw)
    {
        var reason = !Utf8.IsValid(raw) ? "There are bytes that are not valid UTF-8."
            : raw.IndexOf("\\u0000"u8) >= 0 ? @"There is a NUL character (\u0000) in the text."
            : value.ValueKind != JsonValueKind.Object ? "The row is not an object."
            : null;
        return reason is null
            ? FoundRow.Of(new JsonRow(line, hash.Of(raw), value, null))
            : FoundRow.Of(new IngestFailure(file.Path, line, "", reason, "Mend the file, or name in rows.path where the objects are."));
    }

    private IEnumerable<FoundRow> List(JsonValues values, string[] further)
    {
        while (values.Take() is { } next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var row in Rows(next.Value, next.Line, values.Raw.Span, further))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<FoundRow> Rows(JsonElement value, int line, ReadOnlySpan<byte> raw, string[] further)
    {
        var outer = Row(value, line, raw);
        return outer.Row is not JsonRow row || further.Length == 0
            ? [outer]
            : Inner(row, further).Select((inner, i) => FoundRow.Of(inner with { Hash = string.Create(CultureInfo.InvariantCulture, $"{row.Hash}:{i}") }));
    }

    /// <summary>The rows within a row, each knowing what holds it.</summary>
    private static IEnumerable<JsonRow> Inner(JsonRow row, string[] segments)
    {
        var elements = new List<JsonElement> { row.Element };
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] == JsonRow.All)
            {
                var rest = segments[(i + 1)..];
                return elements.SelectMany(JsonRow.Inner)
                    .Where(e => e.ValueKind == JsonValueKind.Object)
                    .Select(e => new JsonRow(row.Line, "", e, row))
                    .SelectMany(r => rest.Length == 0 ? [r] : Inner(r, rest));
            }

            elements = [.. elements.Select(e => JsonRow.Step(e, segments[i])).OfType<JsonElement>()];
        }

        return elements.Where(e => e.ValueKind == JsonValueKind.Object).Select(e => new JsonRow(row.Line, "", e, row));
    }

    /// <summary>Goes to the value behind names; false where there is none.</summary>
    private bool Go(JsonValues values, IEnumerable<string> way)
    {
        foreach (var name in way)
        {
            if (values.Next() != JsonTokenType.StartObject)
            {
                return false;
            }

            while (true)
            {
                if (values.Next() != JsonTokenType.PropertyName)
                {
                    return false;
                }

                if (values.Name == name)
                {
                    break;
                }

                values.Skip(values.Next(), cancellationToken);
            }
        }

        return true;
    }
}
