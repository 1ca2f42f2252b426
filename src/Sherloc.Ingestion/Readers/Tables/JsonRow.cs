using System.Globalization;
using System.Text.Json;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>An object (or a value) of a JSON file that is a row, with what holds it.</summary>
internal sealed record JsonRow(int Line, string Hash, JsonElement Element, JsonRow? Parent) : Row(Line, Hash)
{
    /// <summary>Every element of a list, every value of an object.</summary>
    public const string All = "*";

    private const string Up = "..";

    public override IReadOnlyList<string> Find(string place)
    {
        var row = this;
        var segments = Segments(place);
        var from = 0;
        for (; from < segments.Length && segments[from] == Up; from++)
        {
            if (row.Parent is null)
            {
                return [];
            }

            row = row.Parent;
        }

        var found = new List<string>();
        Walk(row.Element, segments.AsSpan(from), found);
        return found;
    }

    /// <summary>The parts of a path; <c>~1</c> is a slash in a name and <c>~0</c> a tilde, as in RFC 6901.</summary>
    public static string[] Segments(string path) =>
        [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>The element behind one part of a path, where there is one.</summary>
    public static JsonElement? Step(JsonElement element, string segment) => element.ValueKind switch
    {
        JsonValueKind.Object => element.TryGetProperty(segment, out var value) ? value : null,
        JsonValueKind.Array => int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < element.GetArrayLength() ? element[index] : null,
        _ => null,
    };

    public static IEnumerable<JsonElement> Inner(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(p => p.Value),
        JsonValueKind.Array => element.EnumerateArray(),
        _ => [],
    };

    private static void Walk(JsonElement element, ReadOnlySpan<string> segments, List<string> found)
    {
        if (segments.IsEmpty)
        {
            Take(element, found);
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    Take(item, found);
                }
            }
        }
        else if (segments[0] == All)
        {
            foreach (var inner in Inner(element))
            {
                Walk(inner, segments[1..], found);
            }
        }
        else if (Step(element, segments[0]) is { } next)
        {
            Walk(next, segments[1..], found);
        }
    }

    private static void Take(JsonElement element, List<string> found)
    {
        var text = element.ValueKind switch
        {
            JsonValueKind.String => Text(element).Trim(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            _ => "",
        };
        if (text.Length > 0)
        {
            found.Add(text);
        }
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of escapes (\ud800) is no character: it stays to be seen as it was written.
            return element.GetRawText().Trim('"');
        }
    }
}
