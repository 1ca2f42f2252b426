using System.Globalization;
using System.Text.Json.Nodes;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>Values of rows as JSON of the record format, shape by shape.</summary>
internal sealed class FieldNodes(CountryCodes countries, string language)
{
    /// <summary>The node, null where nothing is recorded; or why there is none.</summary>
    public (JsonNode? Node, (string Reason, string Remedy)? Problem) Of(FieldShape shape, FoundValues found, string? format)
    {
        if (found.Problem is not null || (found.Texts.Count == 0 && !found.Absent))
        {
            return (null, found.Problem);
        }

        if (found.Absent)
        {
            return (shape is FieldShape.Paragraphs or FieldShape.Place ? null : new JsonObject { ["state"] = "absent" }, null);
        }

        switch (shape)
        {
            case FieldShape.List:
                return (new JsonArray([.. found.Texts.Distinct(StringComparer.Ordinal).Select(t => (JsonNode)t)]), null);
            case FieldShape.Number:
                return Number(found.Texts[0]);
            case FieldShape.Flag:
                return Flag(found.Texts[0]);
            case FieldShape.Date:
                return Date(found.Texts[0], format);
            case FieldShape.Country:
                return Country(found.Texts[0]);
            case FieldShape.Countries:
                var codes = found.Texts.Select(Country).ToList();
                return codes.FirstOrDefault(c => c.Problem is not null) is { Problem: not null } bad ? bad : (new JsonArray([.. codes.Select(c => c.Node)]), null);
            case FieldShape.Paragraphs:
                return (string.Join("\n\n", found.Texts.SelectMany(t => t.Split('\n')).Select(l => MarkdownMarks.Line(l)).Where(l => l.Length > 0)), null);
            default:
                return (string.Join("; ", found.Texts.Select(Plain)), null);
        }
    }

    /// <summary>One line, white space as single spaces.</summary>
    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static (JsonNode?, (string, string)?) Number(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            return (null, ($"'{Values.Short(text)}' is not a number.", "Take the figure out of it with a pattern, or translate it with values."));
        }

        // A spreadsheet writes 34 as 34.0; ages and counts take whole numbers only.
        return (number == decimal.Truncate(number) && Math.Abs(number) < int.MaxValue ? JsonValue.Create((int)number) : JsonValue.Create(number), null);
    }

    private static (JsonNode?, (string, string)?) Flag(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" => (true, null),
        "false" or "no" or "0" => (false, null),
        _ => (null, ($"'{Values.Short(text)}' is neither yes nor no.", "Translate it with values into true or false.")),
    };

    private (JsonNode?, (string, string)?) Date(string text, string? format) =>
        (DateText.Of(text, format, language) ?? DateText.Iso(text)) is { } date
            ? (date.ToString(), null)
            : (null, (format is null ? $"'{Values.Short(text)}' is not a date." : $"'{Values.Short(text)}' is not a date written as {format}.", "Say with format how the source writes dates, or take the date out of it with a pattern."));

    private (JsonNode? Node, (string Reason, string Remedy)? Problem) Country(string text) => countries.Find(text) is { } id
        ? (id, null)
        : (null, ($"'{Values.Short(text)}' is not the code of a country.", "Translate it with values into ISO 3166-1 alpha-3, as in FRA, or _irb."));
}
