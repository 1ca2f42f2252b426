using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Sherloc.Core.Analysis;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Ingestion.Stages;

/// <summary>
/// Suggests crime types, keywords and places in treaties. Reads the panes, the vocabulary's names of crime types and the rules of
/// <c>ingest/taxonomy/tagging</c> in the pane's language; writes Crimes, Keywords and Articles, one suggestion a value with the words that
/// made it. What the record says itself, present or absent, is never suggested again. Safe for many threads.
/// </summary>
public sealed class TagStage(Vocabulary vocabulary)
{
    /// <summary>Room that is worth keeping from one record to the next.</summary>
    private const int MostTerms = 1 << 14;

    [ThreadStatic]
    private static List<Term>? spare;

    private readonly ConcurrentDictionary<string, TagRules> rules = new();

    public Record Apply(Record record)
    {
        var evidence = Evidence(record);
        List<Tag> crimes = [.. record.Crimes];
        Suggest(evidence, TagTarget.Crime, crimes, _ => true, (tag, value) => tag == value);
        List<Tag> keywords = [.. record.Keywords];
        Suggest(evidence, TagTarget.Keyword, keywords, Carries, (tag, value) => tag == value || IsClose(tag, value));
        List<Tag> articles = [.. record.Articles];
        if (record is not TreatyArticle)
        {
            // A treaty's own article needs no rule to say what it is about.
            Suggest(evidence, TagTarget.Article, articles, Carries, CiteStage.Says);
        }

        return crimes.Count + keywords.Count + articles.Count == record.Crimes.Count + record.Keywords.Count + record.Articles.Count
            ? record
            : record with { Crimes = crimes, Keywords = keywords, Articles = articles };

        bool Carries(string crime) => crimes.Exists(t => t.Value == crime && t.Presence == TagPresence.Present);
    }

    private static void Suggest(TagEvidence evidence, TagTarget target, List<Tag> tags, Func<string, bool> carries, Func<string, string, bool> says)
    {
        var own = tags.Count;
        foreach (var (_, value) in evidence.Tags.Where(t => t.Target == target))
        {
            if (!tags.Take(own).Any(t => says(t.Value, value)) && evidence.Suggest(target, value, carries) is { } tag)
            {
                tags.Add(tag);
            }
        }
    }

    private TagEvidence Evidence(Record record)
    {
        var evidence = new TagEvidence();
        var terms = spare ?? [];
        foreach (var (section, pane) in record.Sections.SelectMany(s => s.Panes.Select(p => (s.Name, p))))
        {
            var own = rules.GetOrAdd(pane.Language, language => new TagRules(vocabulary, language));
            if (!own.Table.IsEmpty)
            {
                terms.Clear();
                TextAnalyzer.Analyze(pane.Text, pane.Language, terms);
                Gather(own, terms, section, pane, evidence);
            }
        }

        terms.Clear();
        spare = terms.Capacity > MostTerms ? null : terms;
        return evidence;
    }

    private static void Gather(TagRules rules, List<Term> terms, string section, Pane pane, TagEvidence evidence)
    {
        var hits = new PhraseHits(rules.Table.Lists);
        rules.Table.Find(CollectionsMarshal.AsSpan(terms), hits);
        if (hits.IsEmpty)
        {
            return;
        }

        foreach (var rule in rules.Rules)
        {
            foreach (var sign in rule.Signs)
            {
                if (SignSearch.First(sign, hits, terms, pane.Text) is { } hit)
                {
                    var (start, last) = (terms[hit.First].Start, terms[hit.Last]);
                    evidence.Add(rule, sign, section, pane, start, last.Start + last.Length - start);
                }
            }
        }
    }

    /// <summary>Two lists of keywords say nearly the same; a record that uses one is not given the other.</summary>
    private bool IsClose(string tag, string value) => vocabulary.Concept(ConceptScheme.Keyword, value) is { } concept && concept.CloseMatch.Contains(tag);
}
