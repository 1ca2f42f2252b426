using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sherloc.Core.Records;

/// <summary>Writes a known fact as its value and the other states as <c>{"state": …}</c>.</summary>
public sealed class FactJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Fact<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]))!;

    private sealed class Of<T> : JsonConverter<Fact<T>>
        where T : notnull
    {
        public override bool HandleNull => true;

        public override Fact<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                return default;
            }

            if (reader.TokenType == JsonTokenType.StartObject && IsState(reader))
            {
                return ReadState(ref reader);
            }

            return JsonSerializer.Deserialize<T>(ref reader, options) is { } value ? Fact<T>.Known(value) : default;
        }

        public override void Write(Utf8JsonWriter writer, Fact<T> value, JsonSerializerOptions options)
        {
            switch (value.State)
            {
                case FactState.Known:
                    JsonSerializer.Serialize(writer, value.Value, options);
                    break;
                case FactState.Absent:
                    writer.WriteStartObject();
                    writer.WriteString("state", "absent");
                    writer.WriteEndObject();
                    break;
                case FactState.Suppressed:
                    writer.WriteStartObject();
                    writer.WriteString("state", "suppressed");
                    writer.WriteString("reason", value.Reason);
                    writer.WriteEndObject();
                    break;
                default:
                    writer.WriteNullValue();
                    break;
            }
        }

        /// <summary>Looks ahead on a copy: an object is a state when its first property is <c>state</c> and names one.</summary>
        private static bool IsState(Utf8JsonReader ahead) =>
            ahead.Read()
            && ahead.TokenType == JsonTokenType.PropertyName
            && ahead.ValueTextEquals("state"u8)
            && ahead.Read()
            && ahead.TokenType == JsonTokenType.String
            && (ahead.ValueTextEquals("absent"u8) || ahead.ValueTextEquals("suppressed"u8) || ahead.ValueTextEquals("not-recorded"u8));

        private static Fact<T> ReadState(ref Utf8JsonReader reader)
        {
            string? state = null;
            string? reason = null;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString();
                reader.Read();
                switch (name)
                {
                    case "state":
                        state = reader.GetString();
                        break;
                    case "reason":
                        reason = reader.TokenType == JsonTokenType.Null ? null : reader.GetString();
                        break;
                    default:
                        throw new JsonException($"'{name}' does not belong beside 'state'; allowed are state and reason.");
                }
            }

            return state switch
            {
                "absent" => Fact<T>.Absent(),
                "suppressed" => Fact<T>.Suppressed(reason ?? ""),
                _ => default,
            };
        }
    }
}
