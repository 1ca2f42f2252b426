using Sherloc.Core.Annotations;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Stages;

/// <summary>What speaks for the tags of one record, gathered over its texts. A translation does not make the evidence stronger.</summary>
internal sealed class TagEvidence
{
    /// <summary>What is less likely than not is not suggested.</summary>
    private const double Enough = 0.5;

    private readonly Dictionary<(TagTarget Target, string Value), List<Found>> byTag = [];

    /// <summary>The tags that have anything for them, in the order in which it was found.</summary>
    public IEnumerable<(TagTarget Target, string Value)> Tags => byTag.Keys;

    public void Add(TagRule rule, TagSign sign, string section, Pane pane, int start, int length)
    {
        var found = byTag.TryGetValue((rule.Target, rule.Value), out var list) ? list : byTag[(rule.Target, rule.Value)] = [];
        if (!found.Exists(f => f.Sign == sign && f.Pane.Language == pane.Language))
        {
            found.Add(new Found(rule, sign, section, pane, start, length));
        }
    }

    /// <summary>The suggestion, or null where the evidence is too thin. Rules whose condition fails do not count.</summary>
    public Tag? Suggest(TagTarget target, string value, Func<string, bool> carries)
    {
        var byLanguage = byTag[(target, value)].Where(f => f.Rule.When is null || carries(f.Rule.When)).GroupBy(f => f.Pane.Language).ToList();
        if (byLanguage.Count == 0)
        {
            return null;
        }

        var strongest = byLanguage.MaxBy(Confidence)!;
        var best = strongest.MaxBy(f => f.Sign.Confidence)!;
        return Confidence(strongest) < Enough
            ? null
            : Suggestion.Of(value, best.Rule.By, Confidence(strongest), best.Section, best.Pane, best.Start, best.Length);
    }

    /// <summary>Independent signs: one of them at least is right. Two decimals, so that the same evidence is the same number in any order.</summary>
    private static double Confidence(IEnumerable<Found> found) => Math.Round(1 - found.Aggregate(1.0, (doubt, f) => doubt * (1 - f.Sign.Confidence)), 2);

    private sealed record Found(TagRule Rule, TagSign Sign, string Section, Pane Pane, int Start, int Length);
}
