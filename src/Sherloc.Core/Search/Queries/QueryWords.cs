using Sherloc.Core.Analysis;

namespace Sherloc.Core.Search.Queries;

/// <summary>Text of a query to nodes, by the same analysis that documents go through.</summary>
internal static class QueryWords
{
    /// <summary>One node for each piece between spaces; a number with its paragraphs is one piece, whatever stands between.</summary>
    public static List<QueryNode> Split(string text, string language)
    {
        var terms = TextAnalyzer.Analyze(text, language);
        var pieces = new List<QueryNode>();
        for (var index = 0; index < terms.Count;)
        {
            var first = index;
            var end = EndOfPiece(text, terms[index].Start + terms[index].Length);
            for (index++; index < terms.Count && terms[index].Start < end; index++)
            {
                end = Math.Max(end, EndOfPiece(text, terms[index].Start + terms[index].Length));
            }

            pieces.Add(Join([.. Words(text, terms, first, index)]));
        }

        return pieces;
    }

    public static QueryNode? Phrase(string text, string language)
    {
        var terms = TextAnalyzer.Analyze(text, language);
        return terms.Count switch
        {
            0 => null,
            _ => new QueryNode.Phrase(text.Trim(), [.. terms.Select(t => t.Exact)]),
        };
    }

    /// <summary>The word before an asterisk.</summary>
    public static QueryNode? Prefix(string text, string language)
    {
        var terms = TextAnalyzer.Analyze(text, language);
        if (terms.Count == 0 || Overlap(terms, terms.Count - 1))
        {
            return terms.Count == 0 ? null : Join(Split(text, language));
        }

        var last = terms[^1];
        var prefix = new QueryNode.Prefix(text.Substring(last.Start, last.Length), last.Exact);
        return terms.Count == 1 ? prefix : Join([.. Words(text, terms, 0, terms.Count - 1), prefix]);
    }

    private static QueryNode Join(IReadOnlyList<QueryNode> nodes) => nodes.Count == 1 ? nodes[0] : new QueryNode.And(nodes);

    /// <summary>Ideographs come as pairs that overlap: a run of them is a phrase.</summary>
    private static IEnumerable<QueryNode> Words(string text, IReadOnlyList<Term> terms, int from, int to)
    {
        for (var index = from; index < to;)
        {
            var first = index++;
            while (index < to && Overlap(terms, index))
            {
                index++;
            }

            var start = terms[first].Start;
            var words = text[start..(terms[index - 1].Start + terms[index - 1].Length)];
            yield return index - first == 1
                ? new QueryNode.Word(words, terms[first].Exact)
                : new QueryNode.Phrase(words, [.. terms.Skip(first).Take(index - first).Select(t => t.Exact)]);
        }
    }

    private static bool Overlap(IReadOnlyList<Term> terms, int index) =>
        index > 0 && terms[index].Start < terms[index - 1].Start + terms[index - 1].Length;

    private static int EndOfPiece(string text, int from)
    {
        while (from < text.Length && !char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return from;
    }
}
