using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sherloc.Core.Records;

/// <summary>
/// The permanent, opaque id of a record: 16 characters of Crockford's base 32 in lower case (80 bits).
/// It is derived from source and key alone, so the same source ingested anywhere has the same addresses.
/// </summary>
[JsonConverter(typeof(RecordIdJsonConverter))]
public readonly record struct RecordId : IComparable<RecordId>
{
    /// <summary>Number of characters.</summary>
    public const int Length = 16;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private readonly string? value;

    private RecordId(string value) => this.value = value;

    public string Value => value ?? "";

    /// <summary>The first 80 bits of SHA-256 over source, a line feed and key, in UTF-8.</summary>
    public static RecordId From(string source, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(source + "\n" + key));
        return new RecordId(string.Create(Length, hash, static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                var bit = i * 5;
                var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
                text[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
            }
        }));
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out RecordId id)
    {
        id = default;
        if (text is not { Length: Length } || text.AsSpan().ContainsAnyExcept(Alphabet))
        {
            return false;
        }

        id = new RecordId(text);
        return true;
    }

    public static RecordId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a record id.");

    /// <summary>The 80 bits, for where a million ids are held at once.</summary>
    public UInt128 Number
    {
        get
        {
            UInt128 number = 0;
            foreach (var letter in Value)
            {
                number = (number << 5) | (uint)Alphabet.IndexOf(letter, StringComparison.Ordinal);
            }

            return number;
        }
    }

    public int CompareTo(RecordId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(RecordId left, RecordId right) => left.CompareTo(right) < 0;

    public static bool operator >(RecordId left, RecordId right) => left.CompareTo(right) > 0;

    public static bool operator <=(RecordId left, RecordId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RecordId left, RecordId right) => left.CompareTo(right) >= 0;
}

internal sealed class RecordIdJsonConverter : JsonConverter<RecordId>
{
    public override RecordId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RecordId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("A record id has 16 characters of 0-9 and a-z without i, l, o, u.");

    public override void Write(Utf8JsonWriter writer, RecordId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
