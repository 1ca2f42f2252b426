using System.Text.Json;

namespace Sherloc.Testing;

/// <summary>A fact summary of the test corpus with the keywords that SHERLOC gives its case, as ids of <c>keywords.yaml</c>.</summary>
public sealed record LabelledSummary(int Line, string Text, IReadOnlySet<string> Labels)
{
    private const string File = "cases/xihaoCCC+SHERLOC_Case_Analysis/tip-fact-summaries-labelled.jsonl";

    /// <summary>The three families that are measured, and the field of each in the file.</summary>
    public static IReadOnlyDictionary<string, string> Families { get; } =
        new Dictionary<string, string> { ["acts"] = "tip-acts", ["means"] = "tip-means", ["purposes"] = "tip-purposes" };

    /// <summary>
    /// Whether the summary was read while the rules were written: the second line and every other from the first. Nobody looked at the
    /// rest, nor at what the rules get wrong there.
    /// </summary>
    public bool WasRead => Line == 1 || Line % 2 == 0;

    /// <summary>The summaries; null where there is no corpus.</summary>
    /// <param name="corpus">Folder of the test corpus.</param>
    /// <param name="idOf">Family and English label to the keyword's id.</param>
    public static IReadOnlyList<LabelledSummary>? Read(string? corpus, Func<string, string, string> idOf)
    {
        var path = Path.Combine(corpus ?? "", File);
        return corpus is null || !System.IO.File.Exists(path) ? null : [.. System.IO.File.ReadLines(path).Where(l => l.Length > 0).Select(Parse)];

        LabelledSummary Parse(string json, int line)
        {
            using var document = JsonDocument.Parse(json);
            var labels = Families.SelectMany(f => document.RootElement.GetProperty(f.Key).EnumerateArray().Select(l => idOf(f.Value, l.GetString()!)));
            return new LabelledSummary(line, document.RootElement.GetProperty("factSummary").GetString()!, labels.ToHashSet(StringComparer.Ordinal));
        }
    }
}
