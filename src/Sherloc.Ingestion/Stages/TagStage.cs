using System.Collections.Concurrent;
using Sherloc.Core.Analysis;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Ingestion.Stages;

/// <summary>
/// Suggests crime types. Reads the panes and the vocabulary's names of crime types in the pane's language; writes Crimes, one suggestion
/// a concept with the words that made it. What the record says itself, present or absent, is never suggested again.
/// </summary>
public sealed class TagStage(Vocabulary vocabulary)
{
    /// <summary>Name of the rule in the tags it makes.</summary>
    public const string Rule = "rule:labels";

    /// <summary>A name of several words seldom means something else; a single word (corruption, piracy) often does.</summary>
    private const double ConfidenceOfPhrase = 0.8;
    private const double ConfidenceOfWord = 0.5;

    private readonly ConcurrentDictionary<string, PhraseTable> tables = new();

    public Record Apply(Record record)
    {
        var known = record.Crimes.Select(t => t.Value).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, Tag>(StringComparer.Ordinal);
        var terms = new List<Term>();
        foreach (var section in record.Sections)
        {
            foreach (var pane in section.Panes)
            {
                var table = tables.GetOrAdd(pane.Language, language => new PhraseTable(vocabulary.CrimeTypes, language));
                if (!table.IsEmpty)
                {
                    terms.Clear();
                    TextAnalyzer.Analyze(pane.Text, pane.Language, terms);
                    Find(table, terms, section.Name, pane, known, found);
                }
            }
        }

        return found.Count == 0 ? record : record with { Crimes = [.. record.Crimes, .. found.Values] };
    }

    private static void Find(PhraseTable table, List<Term> terms, string section, Pane pane, HashSet<string> known, Dictionary<string, Tag> found)
    {
        foreach (var (concept, first, length) in table.Find(terms))
        {
            var confidence = length > 1 ? ConfidenceOfPhrase : ConfidenceOfWord;
            if (!known.Contains(concept) && !(found.TryGetValue(concept, out var earlier) && earlier.Confidence >= confidence))
            {
                var (start, last) = (terms[first].Start, terms[first + length - 1]);
                found[concept] = Suggestion.Of(concept, Rule, confidence, section, pane, start, last.Start + last.Length - start);
            }
        }
    }
}
