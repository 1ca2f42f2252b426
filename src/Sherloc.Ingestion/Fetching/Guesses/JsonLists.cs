using System.Text.Json;
using Sherloc.Ingestion.Readers.Tables;

namespace Sherloc.Ingestion.Fetching.Guesses;

/// <summary>A list of objects in a JSON document.</summary>
/// <param name="Path">As in <c>results/*</c>; <c>*</c> where the document is the list.</param>
/// <param name="Rows">Its first objects.</param>
/// <param name="Bytes">Its length, as far as it was read.</param>
internal sealed record JsonList(string Path, IReadOnlyList<JsonElement> Rows, long Bytes);

/// <summary>The outermost lists of objects in the beginning of a JSON document, of which not all need be there.</summary>
internal sealed class JsonLists
{
    private readonly int most;
    private readonly List<JsonList> found = [];

    public JsonLists(ReadOnlySpan<byte> text, bool isWhole, int most)
    {
        this.most = most;
        try
        {
            var reader = new Utf8JsonReader(text, isWhole, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonValues.DeepestLevel }));
            if (reader.Read())
            {
                Value(ref reader, "");
            }
        }
        catch (JsonException)
        {
            // What stands before the mistake still says something.
        }
    }

    public IReadOnlyList<JsonList> Found => found;

    /// <summary>False where the text ends within the value.</summary>
    private bool Value(ref Utf8JsonReader reader, string path) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Fields(ref reader, path),
        JsonTokenType.StartArray => Items(ref reader, path),
        _ => true,
    };

    private bool Fields(ref Utf8JsonReader reader, string path)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }

            var name = reader.GetString()!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            if (!reader.Read() || !Value(ref reader, path + name + "/"))
            {
                return false;
            }
        }

        return false;
    }

    private bool Items(ref Utf8JsonReader reader, string path)
    {
        var (rows, from) = (new List<JsonElement>(), reader.BytesConsumed);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    return true;
                }

                if (reader.TokenType == JsonTokenType.StartObject && rows.Count < most)
                {
                    if (!JsonElement.TryParseValue(ref reader, out var row))
                    {
                        return false;
                    }

                    rows.Add(row.Value);
                }
                else if (!reader.TrySkip())
                {
                    return false;
                }
            }

            return false;
        }
        finally
        {
            if (rows.Count > 0)
            {
                found.Add(new JsonList(path + JsonRow.All, rows, reader.BytesConsumed - from));
            }
        }
    }
}
