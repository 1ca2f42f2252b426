using System.Buffers;
using System.Runtime.InteropServices;
using Sherloc.Core.Analysis;

namespace Sherloc.Core.Search.Queries;

/// <summary>A stretch of a text that a part of the query is about.</summary>
public readonly record struct Found(int Start, int Length, int Part)
{
    public int End => Start + Length;
}

/// <summary>Finds the words, phrases and prefixes of a query in texts, by the analysis that found the document.</summary>
public sealed class MarkFinder
{
    private readonly List<(QueryNode.Word Word, int Part)> _words = [];
    private readonly List<(IReadOnlyList<string> Exact, int Part)> _phrases = [];
    private readonly List<(string Exact, int Part)> _prefixes = [];
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Dictionary<string, int> Parts, SearchValues<char> Letters)> _stems = new(StringComparer.Ordinal);
    private readonly List<Term> _terms = [];
    private MarkFinder? _title;

    public MarkFinder(QueryNode? root)
        : this(root, inTitle: false)
    {
        _title = new MarkFinder(root, inTitle: true);
    }

    private MarkFinder(QueryNode? root, bool inTitle)
    {
        if (root is not null)
        {
            Add(root, inTitle);
        }
    }

    /// <summary>The same for titles, with what is asked of them alone.</summary>
    public MarkFinder InTitle => _title ??= this;

    /// <summary>Exact forms of words, each with the number of its part of the query.</summary>
    public IReadOnlyCollection<KeyValuePair<string, int>> Exact => _exact;

    public IReadOnlyList<(IReadOnlyList<string> Exact, int Part)> Phrases => _phrases;

    public IReadOnlyList<(string Exact, int Part)> Prefixes => _prefixes;

    public bool IsEmpty => _words.Count + _phrases.Count + _prefixes.Count == 0;

    /// <summary>What to mark in a text: in order and without overlaps.</summary>
    public IReadOnlyList<Mark> Marks(string text, string language) => [.. Merge(Find(text, language)).Select(f => new Mark(f.Start, f.Length))];

    /// <summary>In order, without overlaps: the pairs of an ideographic phrase become one mark.</summary>
    public static List<Found> Merge(List<Found> found)
    {
        var merged = new List<Found>(found.Count);
        foreach (var next in found.OrderBy(f => f.Start))
        {
            if (merged.Count > 0 && next.Start < merged[^1].End)
            {
                merged[^1] = merged[^1] with { Length = Math.Max(merged[^1].End, next.End) - merged[^1].Start };
            }
            else
            {
                merged.Add(next);
            }
        }

        return merged;
    }

    /// <summary>In the order of the text.</summary>
    public List<Found> Find(string text, string language)
    {
        var found = new List<Found>();
        if (IsEmpty)
        {
            return found;
        }

        _terms.Clear();
        var (stems, letters) = Of(language);
        TextAnalyzer.Analyze(text, language, _terms, letters);
        var terms = CollectionsMarshal.AsSpan(_terms);
        for (var index = 0; index < terms.Length; index++)
        {
            var term = terms[index];
            if (_exact.TryGetValue(term.Exact, out var part) || (term.Stem is { } stem && stems.TryGetValue(stem, out part)))
            {
                found.Add(new Found(term.Start, term.Length, part));
            }

            AddPrefixes(found, term);
            AddPhrases(found, terms[index..]);
        }

        return found;
    }

    private void AddPrefixes(List<Found> found, Term term)
    {
        foreach (var (exact, part) in _prefixes)
        {
            if (term.Exact.StartsWith(exact, StringComparison.Ordinal))
            {
                found.Add(new Found(term.Start, term.Length, part));
            }
        }
    }

    private void AddPhrases(List<Found> found, ReadOnlySpan<Term> terms)
    {
        foreach (var (exact, part) in _phrases)
        {
            var length = 0;
            while (length < exact.Count && length < terms.Length && terms[length].Exact == exact[length])
            {
                length++;
            }

            if (length == exact.Count)
            {
                var last = terms[length - 1];
                found.Add(new Found(terms[0].Start, last.Start + last.Length - terms[0].Start, part));
            }
        }
    }

    private void Add(QueryNode node, bool inTitle)
    {
        var part = _words.Count + _phrases.Count + _prefixes.Count;
        switch (node)
        {
            case QueryNode.And and:
                and.Parts.ToList().ForEach(p => Add(p, inTitle));
                break;
            case QueryNode.Or or:
                or.Parts.ToList().ForEach(p => Add(p, inTitle));
                break;
            case QueryNode.InField { Name: SearchFields.Title } field when inTitle:
                Add(field.Words, inTitle);
                break;
            case QueryNode.Word word:
                _words.Add((word, part));
                _exact.TryAdd(word.Exact, part);
                break;
            case QueryNode.Phrase { Exact: [var only] }:
                _phrases.Add(([only], part));
                break;
            case QueryNode.Phrase phrase:
                _phrases.Add((phrase.Exact, part));
                break;
            case QueryNode.Prefix prefix:
                _prefixes.Add((prefix.Exact, part));
                break;
        }
    }

    /// <summary>Stems of the words in a language; empty where it has none.</summary>
    public IReadOnlyDictionary<string, int> Stems(string language) => Of(language).Parts;

    /// <summary>The stems, and the letters that begin whatever is looked for.</summary>
    private (Dictionary<string, int> Parts, SearchValues<char> Letters) Of(string language)
    {
        if (!_stems.TryGetValue(language, out var known))
        {
            var parts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (word, part) in _words)
            {
                if (WordForms.Stem(word, language) is { } stem)
                {
                    parts.TryAdd(stem, part);
                }
            }

            IEnumerable<string> all = [.. _exact.Keys, .. parts.Keys, .. _phrases.SelectMany(p => p.Exact), .. _prefixes.Select(p => p.Exact)];
            known = (parts, SearchValues.Create([.. all.Where(w => w.Length > 0).Select(w => w[0])]));
            _stems[language] = known;
        }

        return known;
    }
}
