namespace Sherloc.Core.Analysis.Stemming;

/// <summary>The older, Porter-style Snowball stemmer for Dutch (<c>dutch_porter</c>), the one that Lucene and Elasticsearch use.</summary>
internal static class Dutch
{
    private const int En = 1, S = 2, Ing = 3, Ig = 4, Lijk = 5, Bar = 6;

    private static readonly Letters Vowels = new("aeiouyè");
    private static readonly Letters VowelsAndI = new("aeiouyèI");
    private static readonly Letters VowelsAndJ = new("aeiouyèj");

    private static readonly SuffixTable Inflection = new(
        new SuffixRule("heden", Region.R1, "heid"),
        new SuffixRule("en ene", Region.R1, "", En),
        new SuffixRule("s se", Region.R1, "", S));

    private static readonly SuffixTable Derivation = new(
        new SuffixRule("end ing", Region.R2, "", Ing),
        new SuffixRule("ig", Region.R2, "", Ig),
        new SuffixRule("lijk", Region.R2, "", Lijk),
        new SuffixRule("baar", Region.R2),
        new SuffixRule("bar", Region.R2, "", Bar));

    public static void Stem(ref Word word)
    {
        Prepare(in word);
        word.MarkR1AndR2(Vowels);
        word.R1 = Math.Max(word.R1, Math.Min(3, word.Length));

        var match = Inflection.Find(word);
        if (match.Case == En) CutEn(ref word, match.Length);
        else if (match.Case == 0 || !VowelsAndJ.Has(word.Last(match.Length + 1))) match.Apply(ref word);

        var hadE = CutE(ref word);
        if (!word.EndsBefore(Math.Min(4, word.Length), "c") && word.CutIf("heid", Region.R2) && word.Ends("en")) CutEn(ref word, 2);
        CutDerivation(ref word, hadE);
        ShortenVowel(ref word);
        word.ReplaceAll('I', 'i');
        word.ReplaceAll('Y', 'y');
    }

    private static void Prepare(in Word word)
    {
        foreach (var (accented, plain) in (ReadOnlySpan<(char, char)>)[
            ('ä', 'a'), ('ë', 'e'), ('ï', 'i'), ('ö', 'o'), ('ü', 'u'), ('á', 'a'), ('é', 'e'), ('í', 'i'), ('ó', 'o'), ('ú', 'u')])
        {
            word.ReplaceAll(accented, plain);
        }

        if (word[0] == 'y') word.Set(0, 'Y');
        for (var i = 1; i < word.Length; i++)
        {
            if (!Vowels.Has(word[i - 1])) continue;
            if (word[i] == 'y') word.Set(i, 'Y');
            else if (word[i] == 'i' && Vowels.Has(word[i + 1])) word.Set(i, 'I');
        }
    }

    private static void CutEn(ref Word word, int length)
    {
        if (!word.In(Region.R1, length) || length == word.Length) return;
        if (Vowels.Has(word.Last(length + 1)) || word.EndsBefore(length, "gem")) return;
        word.Cut(length);
        Undouble(ref word);
    }

    private static bool CutE(ref Word word)
    {
        if (word.Length < 2 || Vowels.Has(word.Last(2)) || !word.CutIf("e", Region.R1)) return false;
        Undouble(ref word);
        return true;
    }

    private static void Undouble(ref Word word)
    {
        if (word.Last() == word.Last(2) && word.Last() is 'k' or 'd' or 't') word.Cut(1);
    }

    private static void CutDerivation(ref Word word, bool hadE)
    {
        var match = Derivation.Find(word);
        if (match.Case == Ig && word.Last(3) == 'e') return;
        if (match.Case == Bar && !hadE) return;
        if (!match.Apply(ref word)) return;
        if (match.Case == Lijk) CutE(ref word);
        if (match.Case == Ing && (word.Last(3) == 'e' || !word.CutIf("ig", Region.R2))) Undouble(ref word);
    }

    /// <summary>maan becomes man, brood becomes brod: as maan-en is spelled man-en.</summary>
    private static void ShortenVowel(ref Word word)
    {
        if (word.Length < 4 || word.Last(2) != word.Last(3) || word.Last(2) is not ('a' or 'e' or 'o' or 'u')) return;
        if (VowelsAndI.Has(word.Last()) || Vowels.Has(word.Last(4))) return;
        word.ReplaceEnd(2, [word.Last()]);
    }
}
