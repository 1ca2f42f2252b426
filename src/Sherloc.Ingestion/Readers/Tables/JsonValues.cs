using System.Text.Json;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>
/// Goes through a JSON file token by token and takes single values out of it whole, so that a list of any length needs the memory of its
/// largest element.
/// </summary>
internal sealed class JsonValues(Stream stream)
{
    /// <summary>In bytes, of one value.</summary>
    public const int LargestValue = 16 * 1024 * 1024;

    /// <summary>Levels of lists and objects; real files stay under 20.</summary>
    public const int DeepestLevel = 64;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool isFinal;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = DeepestLevel });

    /// <summary>The line that was come to, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The name, where a property was read.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Bytes of the value that was taken; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Raw { get; private set; }

    /// <summary>The next token.</summary>
    public JsonTokenType Next()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isFinal, state);
            if (reader.Read())
            {
                Name = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString()! : "";
                Advance((int)reader.BytesConsumed);
                state = reader.CurrentState;
                return reader.TokenType;
            }

            Fill();
        }
    }

    /// <summary>The next value whole, with the line it begins on; null at the end of the list that is being read.</summary>
    public (JsonElement Value, int Line)? Take()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isFinal, state);
            if (reader.Read())
            {
                var token = (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    Advance((int)reader.BytesConsumed);
                    state = reader.CurrentState;
                    return null;
                }

                if (JsonElement.TryParseValue(ref reader, out var value))
                {
                    var line = Line + buffer.AsSpan(start, token).Count((byte)'\n');
                    Raw = buffer.AsMemory(start + token, (int)reader.BytesConsumed - token);
                    Advance((int)reader.BytesConsumed);
                    state = reader.CurrentState;
                    return (value.Value, line);
                }
            }

            Fill();
        }
    }

    /// <summary>Passes over the value that begins with the token just read.</summary>
    public void Skip(JsonTokenType first, CancellationToken cancellationToken)
    {
        var depth = first is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0;
        while (depth > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            depth += Next() switch
            {
                JsonTokenType.StartArray or JsonTokenType.StartObject => 1,
                JsonTokenType.EndArray or JsonTokenType.EndObject => -1,
                _ => 0,
            };
        }
    }

    private void Advance(int bytes)
    {
        Line += buffer.AsSpan(start, bytes).Count((byte)'\n');
        start += bytes;
    }

    private void Fill()
    {
        if (isFinal)
        {
            throw new JsonException("The file ends in the middle of a value.", null, Line - 1, null);
        }

        if (end - start > LargestValue)
        {
            throw new RefusedException("A value is larger than 16 MB.", "Divide it, or name what it consists of as rows.path in the mapping.", Line);
        }

        // Never while somebody looks at what was taken: that is copied before the next call.
        var left = end - start;
        var target = left > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, left).CopyTo(target);
        (buffer, start, end) = (target, 0, left);
        var read = stream.ReadAtLeast(buffer.AsSpan(end), buffer.Length - end, throwOnEndOfStream: false);
        isFinal = end + read < buffer.Length;
        end += read;
    }
}
