using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sherloc.Core.Records;

/// <summary>Reads and writes every enum by its slug; an unknown word is answered with the words that are allowed.</summary>
public sealed class SlugEnumConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return Slugs<T>.TryParse(text, out var value)
                ? value
                : throw new JsonException($"'{text}' is not known here; allowed are {string.Join(", ", Slugs<T>.All)}.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Slugs<T>.Of(value));
    }
}
