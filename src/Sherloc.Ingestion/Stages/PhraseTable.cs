using Sherloc.Core.Analysis;

namespace Sherloc.Ingestion.Stages;

/// <summary>A place where a phrase stands.</summary>
/// <param name="First">Index of its first term.</param>
/// <param name="Length">Number of terms.</param>
internal readonly record struct PhraseHit(int First, int Length)
{
    public int Last => First + Length - 1;
}

/// <summary>
/// Lists of phrases of one language as a tree of terms: a text is walked once, whatever the number of phrases. A word is compared by its
/// stem, or by its exact form where an equals sign stands before it.
/// </summary>
internal sealed class PhraseTable(string language)
{
    /// <summary>In terms; what a rule may ask for.</summary>
    public const int LongestPhrase = 24;

    /// <summary>In terms; further apart, words of a sentence have little to do with each other.</summary>
    public const int WidestWindow = 40;

    private const char ExactMark = '=';

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Node root = new();

    /// <summary>How many lists there are; their numbers run from 0.</summary>
    public int Lists => numbers.Count;

    public bool IsEmpty => numbers.Count == 0;

    /// <summary>The number of a list of phrases; the same for the same phrases.</summary>
    public int Add(IReadOnlyList<string> phrases)
    {
        var key = string.Join('\n', phrases);
        if (!numbers.TryGetValue(key, out var list))
        {
            list = numbers.Count;
            numbers.Add(key, list);
            foreach (var phrase in phrases)
            {
                Add(phrase, list);
            }
        }

        return list;
    }

    /// <summary>Adds every place of every phrase to the hits of its lists, in the order of the text.</summary>
    public void Find(ReadOnlySpan<Term> terms, PhraseHits hits)
    {
        for (var first = 0; first < terms.Length; first++)
        {
            Follow(root, terms, first, first, hits);
        }
    }

    private static void Follow(Node node, ReadOnlySpan<Term> terms, int first, int at, PhraseHits hits)
    {
        foreach (var list in node.Lists)
        {
            hits.Add(list, new PhraseHit(first, at - first));
        }

        if (at < terms.Length)
        {
            var term = terms[at];
            if (node.ByStem is { } stems && stems.TryGetValue(term.Stem ?? term.Exact, out var next))
            {
                Follow(next, terms, first, at + 1, hits);
            }

            if (node.ByExact is { } words && words.TryGetValue(term.Exact, out next))
            {
                Follow(next, terms, first, at + 1, hits);
            }
        }
    }

    /// <summary>The terms of a phrase, and which of them are meant exactly.</summary>
    public static IEnumerable<(Term Term, bool Exact)> Parts(string phrase, string language) =>
        phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => TextAnalyzer.Analyze(part, language), (part, term) => (term, part[0] == ExactMark));

    private void Add(string phrase, int list)
    {
        var node = root;
        foreach (var (term, exact) in Parts(phrase, language))
        {
            node = exact ? Next(ref node.ByExact, term.Exact) : Next(ref node.ByStem, term.Stem ?? term.Exact);
        }

        if (node != root && !node.Lists.Contains(list))
        {
            node.Lists = [.. node.Lists, list];
        }
    }

    private static Node Next(ref Dictionary<string, Node>? children, string key)
    {
        children ??= new Dictionary<string, Node>(StringComparer.Ordinal);
        if (!children.TryGetValue(key, out var next))
        {
            next = new Node();
            children.Add(key, next);
        }

        return next;
    }

    private sealed class Node
    {
        public Dictionary<string, Node>? ByStem;
        public Dictionary<string, Node>? ByExact;
        public int[] Lists = [];
    }
}
