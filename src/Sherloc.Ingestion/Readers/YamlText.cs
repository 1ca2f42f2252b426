using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sherloc.Ingestion.Readers;

/// <summary>A JSON tree as YAML that people like to edit: short groups on one line, long ones below one another.</summary>
internal static partial class YamlText
{
    private const int LongestFlow = 100;

    public static void Write(JsonObject root, StringBuilder text) => Mapping(root, 0, text, firstIndented: true);

    private static void Mapping(JsonObject fields, int indent, StringBuilder text, bool firstIndented)
    {
        foreach (var (name, value) in fields)
        {
            text.Append(' ', firstIndented ? indent : 0).Append(Word(name)).Append(':');
            firstIndented = true;
            if (Flow(value) is { } flow && (value is JsonValue or null || flow.Length + indent <= LongestFlow))
            {
                text.Append(' ').Append(flow).Append('\n');
            }
            else if (value is JsonObject inner)
            {
                text.Append('\n');
                Mapping(inner, indent + 2, text, firstIndented: true);
            }
            else
            {
                text.Append('\n');
                Sequence((JsonArray)value!, indent + 2, text);
            }
        }
    }

    private static void Sequence(JsonArray items, int indent, StringBuilder text)
    {
        foreach (var item in items)
        {
            text.Append(' ', indent).Append("- ");
            if (Flow(item) is { } flow && (item is not JsonObject || flow.Length + indent <= LongestFlow))
            {
                text.Append(flow).Append('\n');
            }
            else
            {
                Mapping((JsonObject)item!, indent + 2, text, firstIndented: false);
            }
        }
    }

    /// <summary>On one line.</summary>
    private static string Flow(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject fields => "{" + string.Join(", ", fields.Select(f => Word(f.Key) + ": " + Flow(f.Value))) + "}",
        JsonArray items => "[" + string.Join(", ", items.Select(Flow)) + "]",
        _ => node.GetValueKind() == JsonValueKind.String ? Word(node.GetValue<string>()) : node.ToJsonString(),
    };

    private static string Word(string text) => Plain().IsMatch(text) && text is not ("true" or "false" or "null") ? text : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>What needs no quotation marks anywhere in YAML.</summary>
    [GeneratedRegex(@"\A[\p{L}\p{Nd}]([\p{L}\p{Nd} ./_-]*[\p{L}\p{Nd}.])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();
}
