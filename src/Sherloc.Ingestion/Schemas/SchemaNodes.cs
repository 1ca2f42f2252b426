using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Schemas;

/// <summary>The exporter of System.Text.Json, told what our converters and rules accept.</summary>
internal static class SchemaNodes
{
    private const string DatePattern = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    public static JsonNode Of(Type type) => RecordJson.Options.GetJsonSchemaAsNode(type, Options);

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode exported)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var node = Own(type) ?? exported as JsonObject ?? [];
        if (node["type"] is JsonArray types && types.FirstOrDefault(t => t?.GetValue<string>() == "null") is { } nothing)
        {
            types.Remove(nothing);
            node["type"] = types.Count == 1 ? types[0]!.DeepClone() : types.DeepClone();
        }

        if (node["properties"] is JsonObject properties && context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            node["additionalProperties"] = false;
            foreach (var computed in context.TypeInfo.Properties.Where(p => p.Set is null && p.AssociatedParameter is null))
            {
                properties.Remove(computed.Name);
            }
        }

        if (context.TypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && !node.ContainsKey("items"))
        {
            // The exporter says nothing of items that a converter reads.
            node["items"] = Of(element);
        }

        if (context.PropertyInfo is { } property && Documentation.Of(property) is { } description)
        {
            node["description"] = description;
        }

        return node;
    }

    /// <summary>The schema of a type that one of our converters reads, or null.</summary>
    private static JsonObject? Own(Type type) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Fact<>) => Fact(Of(type.GetGenericArguments()[0])),
        { IsEnum: true } => new JsonObject { ["enum"] = new JsonArray([.. Words(type).Select(w => (JsonNode)w)]) },
        _ when type == typeof(Tag) => new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, TagFields()) },
        _ when type == typeof(PartialDate) => new JsonObject { ["type"] = new JsonArray("string", "integer"), ["pattern"] = DatePattern },
        _ when type == typeof(RecordId) || type == typeof(DateTimeOffset) => new JsonObject { ["type"] = "string" },
        _ when type == typeof(int) => new JsonObject { ["type"] = "integer" },
        _ when type == typeof(decimal) || type == typeof(double) => new JsonObject { ["type"] = "number" },
        // A number without quotation marks is text to us; an editor would complain of it.
        _ when type == typeof(string) => new JsonObject { ["type"] = new JsonArray("string", "number") },
        _ => null,
    };

    private static JsonObject Fact(JsonNode value) => new()
    {
        ["anyOf"] = new JsonArray(
            value,
            State("absent", [], "Somebody looked: there is none, or the question does not apply."),
            State("suppressed", [new("reason", new JsonObject { ["type"] = "string" })], "There is a value, and it is withheld.")),
    };

    private static JsonObject State(string state, KeyValuePair<string, JsonNode?>[] more, string description) => new()
    {
        ["type"] = "object",
        ["description"] = description,
        ["properties"] = new JsonObject([new("state", new JsonObject { ["const"] = state }), .. more]),
        ["required"] = new JsonArray([.. more.Select(m => (JsonNode)m.Key).Prepend("state")]),
        ["additionalProperties"] = false,
    };

    private static JsonObject TagFields() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(typeof(Tag).GetProperties().Where(p => p.CanWrite).Select(p =>
            new KeyValuePair<string, JsonNode?>(JsonNamingPolicy.CamelCase.ConvertName(p.Name), Of(p.PropertyType)))),
        ["required"] = new JsonArray("value"),
        ["additionalProperties"] = false,
    };

    private static IReadOnlyList<string> Words(Type type) =>
        (IReadOnlyList<string>)typeof(Slugs<>).MakeGenericType(type).GetProperty(nameof(Slugs<Rights>.All))!.GetValue(null)!;
}
