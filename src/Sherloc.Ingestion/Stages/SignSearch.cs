using Sherloc.Core.Analysis;

namespace Sherloc.Ingestion.Stages;

/// <summary>Looks whether a sign stands in a text: one of its phrases, with its conditions kept within the sentence.</summary>
internal static class SignSearch
{
    private const string SentenceEnds = ".!?;\n。！？；؟";

    /// <summary>The first place where the sign stands, or null.</summary>
    public static PhraseHit? First(TagSign sign, PhraseHits hits, IReadOnlyList<Term> terms, string text)
    {
        foreach (var hit in hits.Of(sign.Any))
        {
            if ((sign.Near is null || Stands(sign.Near, hit, before: true, behind: true))
                && (sign.Unless is null || !Stands(sign.Unless, hit, before: true, behind: true))
                && (sign.Negation is null || !Stands(sign.Negation, hit, before: true, behind: false)))
            {
                return hit;
            }
        }

        return null;

        bool Stands(TagWindow window, PhraseHit hit, bool before, bool behind)
        {
            var others = hits.Of(window.List);
            for (var i = From(others, hit.First - window.Within - PhraseTable.LongestPhrase); i < others.Length && others[i].First <= hit.Last + window.Within; i++)
            {
                var other = others[i];
                var distance = other.Last < hit.First ? hit.First - other.Last : other.First - hit.Last;
                if (distance >= 1 && distance <= window.Within && (other.Last < hit.First ? before : behind) && InOneSentence(hit, other, terms, text))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static int From(ReadOnlySpan<PhraseHit> hits, int first)
    {
        var (low, high) = (0, hits.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = hits[middle].First < first ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool InOneSentence(PhraseHit one, PhraseHit other, IReadOnlyList<Term> terms, string text)
    {
        var (earlier, later) = one.First < other.First ? (one, other) : (other, one);
        for (var at = earlier.Last; at < later.First; at++)
        {
            var end = terms[at].Start + terms[at].Length;
            if (terms[at + 1].Start > end && text.AsSpan(end, terms[at + 1].Start - end).IndexOfAny(SentenceEnds) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
