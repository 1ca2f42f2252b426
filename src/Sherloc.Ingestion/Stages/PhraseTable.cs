using Sherloc.Core.Analysis;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Ingestion.Stages;

/// <summary>The labels and other names of concepts in one language, as sequences of stems, to be found in analysed text.</summary>
internal sealed class PhraseTable
{
    private readonly Dictionary<string, List<Phrase>> byFirst = [];

    public PhraseTable(IEnumerable<Concept> concepts, string language)
    {
        foreach (var concept in concepts)
        {
            foreach (var name in Names(concept, language))
            {
                string[] stems = [.. TextAnalyzer.Analyze(name, language).Select(Key)];
                if (stems.Length > 0)
                {
                    byFirst.TryAdd(stems[0], []);
                    byFirst[stems[0]].Add(new Phrase(concept.Id, stems));
                }
            }
        }
    }

    public bool IsEmpty => byFirst.Count == 0;

    /// <summary>Every place where a name stands, as concept, first term and number of terms.</summary>
    public IEnumerable<(string Concept, int First, int Length)> Find(IReadOnlyList<Term> terms)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            if (byFirst.TryGetValue(Key(terms[i]), out var phrases))
            {
                foreach (var phrase in phrases)
                {
                    if (Stands(phrase.Stems, terms, i))
                    {
                        yield return (phrase.Concept, i, phrase.Stems.Length);
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Names(Concept concept, string language) =>
        (concept.Labels.TryGetValue(language, out var label) ? [label] : Array.Empty<string>())
            .Concat(concept.Aliases.TryGetValue(language, out var aliases) ? aliases : [])
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool Stands(string[] stems, IReadOnlyList<Term> terms, int at)
    {
        if (at + stems.Length > terms.Count)
        {
            return false;
        }

        for (var i = 1; i < stems.Length; i++)
        {
            if (Key(terms[at + i]) != stems[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string Key(Term term) => term.Stem ?? term.Exact;

    private sealed record Phrase(string Concept, string[] Stems);
}
