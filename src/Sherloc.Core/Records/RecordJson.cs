using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Sherloc.Core.Records;

/// <summary>The JSON form of records and vocabulary: camel case, slugs for enums, nothing written that is not recorded.</summary>
public static class RecordJson
{
    /// <summary>Strict when reading: an unknown field is an error, so that a misspelt one is not lost.</summary>
    public static JsonSerializerOptions Options { get; } = Create(indented: false);

    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    public static string Write(Record record) => JsonSerializer.Serialize(record, Options);

    /// <summary>The same in UTF-8.</summary>
    public static byte[] WriteUtf8(Record record) => JsonSerializer.SerializeToUtf8Bytes(record, Options);

    public static Record Read(string json) =>
        JsonSerializer.Deserialize<Record>(json, Options) ?? throw new JsonException("The record is null.");

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            AllowOutOfOrderMetadataProperties = true,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            // Texts of many scripts are stored and exported as themselves; pages escape for HTML on their own.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = indented,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsEmpty } },
        };
        options.Converters.Add(new SlugEnumConverter());
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Set is null && property.Get is not null && type.Kind == JsonTypeInfoKind.Object && property.AssociatedParameter is null)
            {
                property.ShouldSerialize = static (_, _) => false;
            }
            else if (property.IsRequired || property.AssociatedParameter is not null)
            {
                // What a constructor needs may be empty or its type's default: it is written all the same, or it could not be read again.
                property.ShouldSerialize = static (_, value) => value is not null;
            }
            else if (property.PropertyType == typeof(string) && !property.IsSetNullable)
            {
                property.ShouldSerialize = static (_, value) => value is not "";
            }
            else if (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            {
                property.ShouldSerialize = static (_, value) => value is ICollection items ? items.Count > 0 : value is IEnumerable others && others.GetEnumerator().MoveNext();
            }
        }
    }
}
