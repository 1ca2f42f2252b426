using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;

namespace Sherloc.Data.Search.Excerpts;

/// <summary>Picks the places of a document that say most of the query, and marks the words in them.</summary>
internal sealed class ExcerptCutter(MarkFinder finder, int most)
{
    private const int DistinctWeight = 100;
    private const int OtherSectionBonus = 150;

    public IReadOnlyList<Mark> TitleMarks(RecordCard card) =>
        finder.InTitle.Marks(card.Title, card.TitleLanguage);

    /// <param name="texts">Of the document.</param>
    /// <param name="find">For each text, in its order, where words of the query may stand: what is shown is looked at again.</param>
    public IReadOnlyList<Excerpt> Cut(IReadOnlyList<IndexText> texts, Func<IReadOnlyList<IndexText>, IReadOnlyList<List<Found>>> find)
    {
        if (most == 0)
        {
            return [];
        }

        var candidates = finder.IsEmpty ? [] : Candidates(texts, find(texts));
        var excerpts = new List<Excerpt>(most);
        var sections = new HashSet<string>(StringComparer.Ordinal);
        while (excerpts.Count < most && candidates.Count > 0)
        {
            var best = candidates.MaxBy(c => c.Score + (sections.Contains(c.Text.Section) ? 0 : OtherSectionBonus))!;
            candidates.Remove(best);
            var found = best.Found.Where(f => IsFound(best.Text, f)).ToList();
            if (found.Count > 0)
            {
                sections.Add(best.Text.Section);
                excerpts.Add((best with { Found = found }).Cut());
            }
        }

        return excerpts.Count > 0 || texts.Count == 0 ? excerpts : Beginning(texts[0]);
    }

    /// <summary>Where words are known by short hashes: whether it is really this word.</summary>
    private bool IsFound(IndexText text, Found found) =>
        finder.Find(text.Text.Substring(found.Start, found.Length), text.Language).Count > 0;

    /// <summary>The best stretch of every paragraph that has any word of the query.</summary>
    private static List<Candidate> Candidates(IReadOnlyList<IndexText> texts, IReadOnlyList<List<Found>> places)
    {
        var candidates = new List<Candidate>();
        foreach (var (text, found) in texts.Zip(places))
        {
            if (found.Count == 0)
            {
                continue;
            }

            var paragraphs = Paragraphs.Split(text.Text);
            var from = 0;
            for (var number = 0; number < paragraphs.Count && from < found.Count; number++)
            {
                var (start, end) = (paragraphs[number].Start.Value, paragraphs[number].End.Value);
                var to = from;
                while (to < found.Count && found[to].Start < end)
                {
                    to++;
                }

                if (to > from)
                {
                    candidates.Add(Best(text, number + 1, start, end, found[from..to]));
                    from = to;
                }
            }
        }

        return candidates;
    }

    private static Candidate Best(IndexText text, int number, int start, int end, List<Found> found)
    {
        var best = (First: 0, Last: 0, Score: -1);
        var parts = new Dictionary<int, int>();
        for (int first = 0, next = 0; first < found.Count; first++)
        {
            while (next < found.Count && (next == first || found[next].End - found[first].Start <= Stretch.Length))
            {
                parts[found[next].Part] = parts.GetValueOrDefault(found[next].Part) + 1;
                next++;
            }

            var score = (parts.Count * DistinctWeight) + Math.Min(next - first, 20);
            if (score > best.Score)
            {
                best = (first, next - 1, score);
            }

            if (--parts[found[first].Part] == 0)
            {
                parts.Remove(found[first].Part);
            }
        }

        return new Candidate(text, number, start, end, found[best.First..(best.Last + 1)], best.Score);
    }

    private static List<Excerpt> Beginning(IndexText text)
    {
        var head = text.Text.Length > 4 * Stretch.Length ? text.Text[..(4 * Stretch.Length)] : text.Text;
        return Paragraphs.Split(head) is [var paragraph, ..]
            ? [new Candidate(text, 1, paragraph.Start.Value, paragraph.End.Value, [], 0).Cut()]
            : [];
    }

    private sealed record Candidate(IndexText Text, int Number, int Start, int End, List<Found> Found, int Score)
    {
        public Excerpt Cut() => Stretch.Cut(Text, Number, Start, End, Found);
    }
}
