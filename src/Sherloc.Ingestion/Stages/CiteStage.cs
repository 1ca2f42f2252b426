using System.Text.RegularExpressions;
using Sherloc.Core.Citations;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Stages;

/// <summary>
/// Suggests treaty references. Reads the panes; writes Articles, one suggestion a reference with the words that made it. What can mean
/// several places is left alone, and so is what a tag of the record says already, or says more exactly.
/// </summary>
public sealed class CiteStage(TreatyCitationParser citations)
{
    /// <summary>Name of the rule in the tags it makes.</summary>
    public const string Rule = "rule:citations";

    private const int Most = 40;
    private const double ConfidenceOfArticle = 0.9;
    private const double ConfidenceOfInstrument = 0.6;

    public Record Apply(Record record)
    {
        // An article does not cite itself; its instrument is known.
        var own = record is TreatyArticle article ? article.Instrument : null;
        var tags = record.Articles.ToList();
        foreach (var section in record.Sections)
        {
            foreach (var pane in section.Panes)
            {
                foreach (var found in Find(pane.Text))
                {
                    var value = found.Candidates[0];
                    if (value != own && tags.Count < record.Articles.Count + Most && !tags.Exists(t => Says(t.Value, value)))
                    {
                        var confidence = value.Contains('/', StringComparison.Ordinal) ? ConfidenceOfArticle : ConfidenceOfInstrument;
                        tags.Add(Suggestion.Of(value, Rule, confidence, section.Name, pane, found.Start, found.Length));
                    }
                }
            }
        }

        return tags.Count == record.Articles.Count ? record : record with { Articles = tags };
    }

    private IEnumerable<FoundReference> Find(string text)
    {
        try
        {
            return citations.Find(text).Where(f => f.IsResolved);
        }
        catch (RegexMatchTimeoutException)
        {
            // A text made to be slow costs its suggestions, not the run.
            return [];
        }
    }

    internal static bool Says(string tag, string reference) =>
        tag == reference || (tag.Length > reference.Length && tag[reference.Length] == '/' && tag.StartsWith(reference, StringComparison.Ordinal));
}
