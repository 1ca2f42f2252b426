namespace Sherloc.Core.Analysis.Stemming;

/// <summary>Porter's second stemmer for English, as described at snowballstem.org (version 3.1 of the rules).</summary>
internal static class English
{
    private const int Ied = 1, S = 2, Eed = 3, Ed = 4, Ing = 5, Ogi = 6, Li = 7, Ion = 8, Keep = 9;

    private static readonly Letters Vowels = new("aeiouy");
    private static readonly Letters NoShortSyllable = new("aeiouywxY");
    private static readonly Letters BeforeLi = new("cdeghkmnrt");

    /// <summary>Beginnings that would be cut too short: R1 starts behind them.</summary>
    private static readonly string[] LongBeginnings =
        ["gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter"];

    /// <summary>Words with a stem of their own.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["skis"] = "ski", ["skies"] = "sky", ["idly"] = "idl", ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli",
        ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas",
        ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ExceptionOf =
        Exceptions.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SuffixTable Possessive = new("' 's 's'");

    private static readonly SuffixTable Plural = new(
        new SuffixRule("sses", With: "ss"),
        new SuffixRule("ied ies", Case: Ied),
        new SuffixRule("s", Case: S),
        new SuffixRule("us ss", Case: Keep));

    private static readonly SuffixTable Participle = new(
        new SuffixRule("eed eedly", Region.R1, "ee", Eed),
        new SuffixRule("ed edly ingly", Case: Ed),
        new SuffixRule("ing", Case: Ing));

    private static readonly SuffixTable Step2 = new(
        new SuffixRule("tional", Region.R1, "tion"),
        new SuffixRule("enci", Region.R1, "ence"),
        new SuffixRule("anci", Region.R1, "ance"),
        new SuffixRule("abli", Region.R1, "able"),
        new SuffixRule("entli", Region.R1, "ent"),
        new SuffixRule("izer ization", Region.R1, "ize"),
        new SuffixRule("ational ation ator", Region.R1, "ate"),
        new SuffixRule("alism aliti alli", Region.R1, "al"),
        new SuffixRule("fulness fulli", Region.R1, "ful"),
        new SuffixRule("ousli ousness", Region.R1, "ous"),
        new SuffixRule("iveness iviti", Region.R1, "ive"),
        new SuffixRule("biliti bli", Region.R1, "ble"),
        new SuffixRule("ogist", Region.R1, "og"),
        new SuffixRule("ogi", Region.R1, "og", Ogi),
        new SuffixRule("lessli", Region.R1, "less"),
        new SuffixRule("li", Region.R1, "", Li));

    private static readonly SuffixTable Step3 = new(
        new SuffixRule("tional", Region.R1, "tion"),
        new SuffixRule("ational", Region.R1, "ate"),
        new SuffixRule("alize", Region.R1, "al"),
        new SuffixRule("icate iciti ical", Region.R1, "ic"),
        new SuffixRule("ful ness", Region.R1),
        new SuffixRule("ative", Region.R2));

    private static readonly SuffixTable Step4 = new(
        new SuffixRule("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize", Region.R2),
        new SuffixRule("ion", Region.R2, "", Ion));

    public static void Stem(ref Word word)
    {
        if (word.Length <= 2) return;
        if (ExceptionOf.TryGetValue(word.Text, out var own))
        {
            word.ReplaceEnd(word.Length, own);
            return;
        }

        if (word[0] == '\'') word.Replace(0, 1, "");
        MarkConsonantY(in word);
        MarkRegions(ref word);
        Possessive.Apply(ref word);
        CutPlural(ref word);
        CutParticiple(ref word);
        if (word.Last() is 'y' or 'Y' && word.Length > 2 && !Vowels.Has(word.Last(2))) word.ReplaceEnd(1, "i");
        CutDerivations(ref word);
        CutFinalLetter(ref word);
        word.ReplaceAll('Y', 'y');
    }

    private static void MarkConsonantY(in Word word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == 'y' && (i == 0 || Vowels.Has(word[i - 1]))) word.Set(i, 'Y');
        }
    }

    private static void MarkRegions(ref Word word)
    {
        word.MarkR1AndR2(Vowels);
        foreach (var beginning in LongBeginnings)
        {
            if (!word.Text.StartsWith(beginning)) continue;
            word.R1 = beginning.Length;
            word.R2 = word.PastVowelAndConsonant(word.R1, Vowels);
        }
    }

    private static void CutPlural(ref Word word)
    {
        var match = Plural.Find(word);
        switch (match.Case)
        {
            case 0: match.Apply(ref word); break;
            case Ied: word.ReplaceEnd(3, word.Length > 4 ? "i" : "ie"); break;
            case S when HasVowel(word, 2): word.Cut(1); break;
        }
    }

    /// <summary>Whether there is a vowel before the last <paramref name="length"/> letters.</summary>
    private static bool HasVowel(in Word word, int length)
    {
        for (var i = 0; i < word.Length - length; i++)
        {
            if (Vowels.Has(word[i])) return true;
        }

        return false;
    }

    private static void CutParticiple(ref Word word)
    {
        var match = Participle.Find(word);
        var rest = word.Text[..(word.Length - match.Length)];
        switch (match.Case)
        {
            case Eed when rest is not ("succ" or "proc" or "exc"): match.Apply(ref word); return;
            case Ing when rest.Length == 2 && rest[1] == 'y' && !Vowels.Has(rest[0]): word.ReplaceEnd(4, "ie"); return;
            case Ing when rest is "inn" or "out" or "cann" or "herr" or "earr" or "even": return;
            case Ed or Ing when HasVowel(word, match.Length): word.Cut(match.Length); break;
            default: return;
        }

        if (word.Ends("at") || word.Ends("bl") || word.Ends("iz"))
        {
            word.ReplaceEnd(0, "e");
        }
        else if (word.Last() == word.Last(2) && "bdfgmnprt".Contains(word.Last(), StringComparison.Ordinal))
        {
            if (!(word.Length == 3 && word[0] is 'a' or 'e' or 'o')) word.Cut(1);
        }
        else if (word.Length <= word.R1 && EndsInShortSyllable(word, 0))
        {
            word.ReplaceEnd(0, "e");
        }
    }

    /// <summary>Whether what stands before the last <paramref name="skip"/> letters ends in a short syllable.</summary>
    private static bool EndsInShortSyllable(in Word word, int skip)
    {
        var last = word.Last(skip + 1);
        var vowel = Vowels.Has(word.Last(skip + 2));
        if (word.Length - skip == 2) return vowel && !Vowels.Has(last);
        return word.EndsBefore(skip, "past")
            || (word.Length - skip > 2 && vowel && !NoShortSyllable.Has(last) && !Vowels.Has(word.Last(skip + 3)));
    }

    private static void CutDerivations(ref Word word)
    {
        var match = Step2.Find(word);
        var before = word.Last(match.Length + 1);
        if (match.Case == 0 || (match.Case == Ogi && before == 'l') || (match.Case == Li && BeforeLi.Has(before))) match.Apply(ref word);

        Step3.Apply(ref word);

        match = Step4.Find(word);
        if (match.Case == 0 || word.Last(match.Length + 1) is 's' or 't') match.Apply(ref word);
    }

    private static void CutFinalLetter(ref Word word)
    {
        var cut = word.Last() switch
        {
            'e' => word.In(Region.R2, 1) || (word.In(Region.R1, 1) && !EndsInShortSyllable(word, 1)),
            'l' => word.In(Region.R2, 1) && word.Last(2) == 'l',
            _ => false,
        };
        if (cut) word.Cut(1);
    }
}
