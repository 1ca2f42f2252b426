using System.Globalization;
using System.Text.Json;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Tables;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching.Guesses;

/// <summary>JSON and JSON Lines: which objects in it are rows, and what stands in them.</summary>
internal static class JsonGuess
{
    private const int Head = 4 * 1024 * 1024;
    private const int Looked = 10;
    private const int DeepestPath = 3;

    /// <summary>Null where it begins like JSON and is none.</summary>
    public static FormatGuess? Of(string file)
    {
        var head = new byte[Head];
        using (var stream = File.OpenRead(file))
        {
            head = head[..stream.ReadAtLeast(head, Head, throwOnEndOfStream: false)];
        }

        var text = head.AsSpan();
        text = text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? text[3..] : text;
        return OfLines(text) ?? OfDocument(text, isWhole: head.Length < Head);
    }

    /// <summary>An object on each of the first lines.</summary>
    private static FormatGuess? OfLines(ReadOnlySpan<byte> text)
    {
        var rows = new List<JsonElement>();
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (rows.Count == Looked || Parse(line) is not { ValueKind: JsonValueKind.Object } row)
            {
                break;
            }

            rows.Add(row);
        }

        if (rows.Count > 0 && IsRecord(rows[0]))
        {
            return new FormatGuess(ReaderKind.Jsonl) { Words = "records as this program writes them, one a line" };
        }

        // One object alone is rather a document that holds its rows.
        return rows.Count > 1 ? Of(rows, "", "an object a line") : null;
    }

    private static FormatGuess? OfDocument(ReadOnlySpan<byte> text, bool isWhole)
    {
        var lists = new JsonLists(text, isWhole, Looked).Found;
        if (lists.MaxBy(l => l.Bytes) is { } list)
        {
            return Of(list.Rows, list.Path == JsonRow.All ? "" : "path: " + GuessedFields.Quoted(list.Path), list.Path == JsonRow.All ? "a list" : "a list at " + list.Path);
        }

        return isWhole && Parse(text.Trim(" \t\r\n"u8)) is { ValueKind: JsonValueKind.Object } only ? Of([only], "", "one object") : null;
    }

    private static FormatGuess Of(IReadOnlyList<JsonElement> rows, string rule, string words)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            Walk(row, "", 1, found);
        }

        return new FormatGuess(ReaderKind.Json)
        {
            Kind = RecordKind.Publication,
            Words = string.Create(CultureInfo.InvariantCulture, $"{words}, {found.Count} values in its objects"),
            Mapping = GuessedFields.Write(rule, "path", [.. found.Select(f => (f.Key, f.Value))]),
        };
    }

    /// <summary>Paths of what has a value, in the order of the file.</summary>
    private static void Walk(JsonElement element, string path, int depth, Dictionary<string, string> found)
    {
        foreach (var property in element.EnumerateObject())
        {
            var own = path + property.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            if (property.Value.ValueKind == JsonValueKind.Object && depth < DeepestPath)
            {
                Walk(property.Value, own + "/", depth + 1, found);
            }
            else if (Sample(property.Value) is { } sample && (!found.TryGetValue(own, out var known) || known.Length == 0))
            {
                found[own] = sample;
            }
        }
    }

    private static string? Sample(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().FirstOrDefault() is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.Array) } first ? first.ToString() : null,
        JsonValueKind.Object => null,
        _ => value.ToString(),
    };

    private static bool IsRecord(JsonElement row) =>
        row.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String && Slugs<RecordKind>.TryParse(kind.GetString()!, out _);

    private static JsonElement? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonValues.DeepestLevel });
            var value = JsonElement.ParseValue(ref reader);
            return reader.Read() ? null : value;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
