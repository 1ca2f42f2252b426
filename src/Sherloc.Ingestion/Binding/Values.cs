using System.Text.Json;
using System.Text.Json.Nodes;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Binding;

/// <summary>Single values: whether they fit their type, and in which words to say that they do not.</summary>
internal static class Values
{
    /// <summary>What is wrong and what is allowed, or null where the value fits.</summary>
    public static (string Reason, string Remedy)? Problem(JsonNode node, Type type)
    {
        try
        {
            JsonSerializer.Deserialize(node, type, RecordJson.Options);
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            var text = node is JsonValue value && value.TryGetValue(out string? words) ? words : null;
            var found = text is null ? Describe(node) : $"'{Short(text)}'";
            return ($"{char.ToUpperInvariant(found[0])}{found[1..]} is not {Expected(type)}.", Remedy(text, type, node));
        }
    }

    /// <summary>The kind of thing that stands there, in plain words.</summary>
    public static string Describe(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.Object => "a group of fields",
        JsonValueKind.Array => "a list",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => "a number",
        _ => $"the text '{Short(node.GetValue<string>())}'",
    };

    public static string Short(string text) => text.Length <= 80 ? text : text[..60] + "…";

    private static string Expected(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => "a word known here",
        _ when type == typeof(PartialDate) => "a date",
        _ when type == typeof(DateTimeOffset) => "a point in time",
        _ when type == typeof(RecordId) => "a record id",
        TypeCode.String => "text",
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 or TypeCode.Int64 => "a whole number",
        TypeCode.Decimal or TypeCode.Double => "a number",
        _ => "what belongs here",
    };

    private static string Remedy(string? text, Type type, JsonNode node) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => Nearest.Remedy(text ?? "", Words(type)),
        _ when type == typeof(PartialDate) => "Write a day, month or year that exists as YYYY-MM-DD, YYYY-MM or YYYY.",
        _ when type == typeof(DateTimeOffset) => "Write it as 2026-11-22 or 2026-11-22T14:30:00Z.",
        _ when type == typeof(RecordId) => "Leave it out; it is made from source and key.",
        TypeCode.String when node is JsonValue => "Put it in quotation marks.",
        TypeCode.String => "Write one text.",
        TypeCode.Boolean => "Write true or false, without quotation marks.",
        TypeCode.Int32 or TypeCode.Int64 => "Write digits only, as in 12.",
        TypeCode.Decimal or TypeCode.Double => "Write digits and at most one point, as in 18 or 1.5.",
        _ => "See ingest/README.md.",
    };

    private static IReadOnlyList<string> Words(Type type) =>
        (IReadOnlyList<string>)typeof(Slugs<>).MakeGenericType(type).GetProperty(nameof(Slugs<Rights>.All))!.GetValue(null)!;
}
