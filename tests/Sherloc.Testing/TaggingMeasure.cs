namespace Sherloc.Testing;

/// <summary>Suggested keywords against labels.</summary>
/// <param name="ByKeyword">One score for each keyword that is measured, also where nobody uses it.</param>
public sealed record TaggingMeasure(IReadOnlyDictionary<string, TaggingScore> ByKeyword)
{
    /// <summary>All decisions together.</summary>
    public TaggingScore Micro => ByKeyword.Values.Aggregate(new TaggingScore(0, 0, 0), (sum, score) => sum + score);

    /// <summary>The mean of the keywords that are labelled or suggested anywhere; one that nobody mentions says nothing.</summary>
    public double MacroF1 => ByKeyword.Values.Where(s => s.Right + s.Wrong + s.Missed > 0).Select(s => s.F1).DefaultIfEmpty(0).Average();

    public static TaggingMeasure Of(IEnumerable<LabelledSummary> summaries, IEnumerable<string> keywords, Func<LabelledSummary, IReadOnlySet<string>> suggest)
    {
        var answers = summaries.Select(s => (s.Labels, Suggested: suggest(s))).ToList();
        return new TaggingMeasure(keywords.ToDictionary(k => k, k => new TaggingScore(
            answers.Count(a => a.Labels.Contains(k) && a.Suggested.Contains(k)),
            answers.Count(a => !a.Labels.Contains(k) && a.Suggested.Contains(k)),
            answers.Count(a => a.Labels.Contains(k) && !a.Suggested.Contains(k)))));
    }

    public TaggingMeasure Where(Func<string, bool> keyword) => new(ByKeyword.Where(p => keyword(p.Key)).ToDictionary());
}
