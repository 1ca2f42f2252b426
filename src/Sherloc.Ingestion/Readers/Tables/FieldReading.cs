using System.Text.RegularExpressions;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Blocks;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>What a rule finds in a row.</summary>
/// <param name="Texts">The values; none where nothing is recorded.</param>
/// <param name="Absent">The row says that there is none.</param>
/// <param name="Problem">Why the value cannot be used.</param>
internal sealed record FoundValues(IReadOnlyList<string> Texts, bool Absent = false, (string Reason, string Remedy)? Problem = null)
{
    public static readonly FoundValues None = new([]);
}

/// <summary>One <see cref="FieldRule"/>, made ready once for all rows: where the value is, what of it counts, and our word for it.</summary>
internal sealed partial class FieldReading
{
    private readonly FieldRule rule;
    private readonly Regex? pattern;
    private readonly HashSet<string> absent;

    public FieldReading(FieldRule rule)
    {
        this.rule = rule;
        pattern = MappingPattern.Of(rule.Pattern);
        absent = new HashSet<string>(rule.Absent, StringComparer.OrdinalIgnoreCase);
        Places = [.. new[] { rule.Column ?? rule.Path }.OfType<string>().Concat(Named().Matches(rule.Text ?? "").Select(m => m.Groups["name"].Value).Where(n => n.Length > 0))];
    }

    /// <summary>The columns or paths that it looks at.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>How dates are written.</summary>
    public string? Format => rule.Format;

    public FoundValues Read(Row row)
    {
        var texts = new List<string>();
        foreach (var found in rule.Value is { } fixedValue ? [fixedValue] : (rule.Column ?? rule.Path) is { } place ? row.Find(place) : [""])
        {
            foreach (var part in rule.Separator is { Length: > 0 } separator ? found.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [found])
            {
                if (absent.Contains(part))
                {
                    return new FoundValues([], Absent: true);
                }

                var (text, problem) = Translate(part);
                if (problem is not null)
                {
                    return new FoundValues([], Problem: problem);
                }

                if (Written(text, row) is { Length: > 0 } written)
                {
                    texts.Add(written);
                }
            }
        }

        return new FoundValues(texts);
    }

    /// <summary>The part that counts, in our word; empty where it means nothing.</summary>
    private (string Text, (string Reason, string Remedy)? Problem) Translate(string text)
    {
        if (pattern is not null)
        {
            var match = pattern.Match(text);
            text = !match.Success ? ""
                : match.Groups["value"].Success ? match.Groups["value"].Value.Trim()
                : match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value.Trim()
                : match.Value.Trim();
        }

        if (rule.Values.Count == 0 || (text.Length == 0 && !rule.Values.ContainsKey("")))
        {
            return (text, null);
        }

        return rule.Values.TryGetValue(text, out var ours)
            ? (ours, null)
            : ("", ($"'{Values.Short(text)}' is none of the words that the mapping knows.", "Add it to values of this field in source.yaml, with our word or with '' for not recorded."));
    }

    /// <summary>The text of the rule with its places filled; empty where one of them has no value.</summary>
    private string Written(string text, Row row)
    {
        if (rule.Text is null)
        {
            return text;
        }

        var isWhole = true;
        var written = Named().Replace(rule.Text, match =>
        {
            var value = match.Groups["name"].Value is { Length: > 0 } name ? string.Join(", ", row.Find(name)) : text;
            isWhole &= value.Length > 0;
            return value;
        });
        return isWhole ? written : "";
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
