using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>The last hit of a page, from which the next goes on. Good for one query.</summary>
/// <param name="Query">Fingerprint of the request.</param>
/// <param name="Read">Hits up to there.</param>
/// <param name="After">Values of the sort.</param>
/// <param name="Moment">The point in time that the pages are of; null on the first, which has not opened one yet.</param>
internal sealed record Cursor(
    [property: JsonPropertyName("q")] uint Query,
    [property: JsonPropertyName("n")] long Read,
    [property: JsonPropertyName("a")] IReadOnlyList<JsonElement> After,
    [property: JsonPropertyName("p")] string? Moment)
{
    /// <summary>A value to order by, and the id.</summary>
    public const int Values = 2;

    private const int MostCharacters = 20_000;

    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, CursorJson.Default.Cursor));

    /// <summary>Null for what is no cursor of the request.</summary>
    public static Cursor? TryRead(string text, uint query, bool byTitle)
    {
        if (text.Length > MostCharacters || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            var cursor = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), CursorJson.Default.Cursor);
            return cursor is { After: [var first, { ValueKind: JsonValueKind.String }] }
                && cursor.Query == query
                && first.ValueKind == (byTitle ? JsonValueKind.String : JsonValueKind.Number)
                    ? cursor
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Cursor))]
internal sealed partial class CursorJson : JsonSerializerContext;
