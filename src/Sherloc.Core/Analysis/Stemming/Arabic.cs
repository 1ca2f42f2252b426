namespace Sherloc.Core.Analysis.Stemming;

/// <summary>
/// Snowball's light stemmer for Arabic: endings of verbs and nouns, then conjunctions, article and verb prefixes, each only
/// if enough letters are left. The word has no vowel signs, no tatweel and no presentation forms any more.
/// </summary>
internal static class Arabic
{
    /// <summary>Endings or beginnings, and how long a word must be to lose them.</summary>
    private sealed record Affixes(string Forms, int Least);

    private static readonly SuffixTable NounPronoun = Endings(new("ي ك ه", 4), new("نا كم ها هن هم", 5), new("كما هما", 6));
    private static readonly SuffixTable NounDual = Endings(new Affixes("ن", 6));
    private static readonly SuffixTable NounCase = Endings(new Affixes("ا ي و", 5));
    private static readonly SuffixTable NounPlural = Endings(new Affixes("ات", 5));
    private static readonly SuffixTable NounTa = Endings(new Affixes("ت", 4));
    private static readonly SuffixTable NounTaMarbuta = Endings(new Affixes("ة", 4));
    private static readonly SuffixTable NounRelation = Endings(new Affixes("ي", 3));
    private static readonly SuffixTable VerbObject =
        Endings(new("ه ك", 4), new("ني نا ها هم هن كم كن", 5), new("هما كما كمو", 6));
    private static readonly SuffixTable VerbSubject =
        Endings(new("ت ا ن ي", 4), new("نا تا تن", 5), new("ان ون ين", 6), new("تما", 6));
    private static readonly SuffixTable VerbPast = Endings(new Affixes("وا تم", 5));
    private static readonly SuffixTable VerbPlural = Endings(new("و", 4), new("تمو", 6));

    public static void Stem(ref Word word)
    {
        // The article, alone or behind a preposition, tells that the word is a noun.
        var defined = (Starts(word, "بال") || Starts(word, "كال")) ? word.Length > 4 : (Starts(word, "لل") || Starts(word, "ال")) && word.Length > 3;

        if ((defined || !CutVerbEnding(ref word)) && !CutNounEnding(ref word, defined) && word.Last() == 'ى') word.ReplaceEnd(1, "ي");
        CutBeginning(ref word, mayBeVerb: !defined);
        NormaliseHamza(in word);
    }

    private static SuffixTable Endings(params Affixes[] endings) =>
        new([.. endings.Select(ending => new SuffixRule(ending.Forms, Case: ending.Least))]);

    private static bool Cut(SuffixTable table, ref Word word)
    {
        var match = table.Find(word);
        return word.Length >= match.Case && match.Apply(ref word);
    }

    private static bool CutVerbEnding(ref Word word)
    {
        if (Cut(VerbObject, ref word))
        {
            while (Cut(VerbObject, ref word)) { }

            if (!Cut(VerbSubject, ref word)) Cut(VerbPlural, ref word);
            return true;
        }

        return Cut(VerbPast, ref word) || Cut(VerbSubject, ref word);
    }

    private static bool CutNounEnding(ref Word word, bool defined)
    {
        if (!Cut(NounTaMarbuta, ref word) && !(!defined && CutNounPronoun(ref word)) && !CutNounDual(ref word)
            && !(!defined && Cut(NounCase, ref word)))
        {
            Cut(NounPlural, ref word);
        }

        return Cut(NounRelation, ref word);
    }

    private static bool CutNounPronoun(ref Word word)
    {
        if (!Cut(NounPronoun, ref word)) return false;
        CutNounNumber(ref word);
        return true;
    }

    private static bool CutNounDual(ref Word word) => Cut(NounDual, ref word) && CutNounNumber(ref word);

    private static bool CutNounNumber(ref Word word) => Cut(NounCase, ref word) || Cut(NounPlural, ref word) || Cut(NounTa, ref word);

    private static bool Starts(in Word word, string beginning, int at = 0) =>
        word.Length >= at + beginning.Length && word.Text[at..].StartsWith(beginning);

    /// <summary>
    /// Beginnings in the order of the algorithm. What a rule has put in a place is not looked at by the rules behind it,
    /// hence <c>at</c>, the place from which these look.
    /// </summary>
    private static void CutBeginning(ref Word word, bool mayBeVerb)
    {
        var at = 0;
        if (word[0] == 'أ' && word[1] is 'أ' or 'آ' or 'ؤ' or 'ا' or 'إ' && word.Length > 3)
        {
            word.Replace(0, 2, word[1] is 'آ' or 'إ' ? [word[1]] : ['أ']);
            at = 1;
        }

        if (word[at] is 'ف' or 'و' && word.Length > 3 && word[at + 1] != 'ا') word.Replace(at, 1, "");

        if (CutArticle(ref word, at) || CutPreposition(ref word, at) || !mayBeVerb) return;
        CutVerbBeginning(ref word, at);
    }

    private static bool CutArticle(ref Word word, int at)
    {
        var length = Starts(word, "بال", at) || Starts(word, "كال", at) ? 3 : Starts(word, "لل", at) || Starts(word, "ال", at) ? 2 : 0;
        if (length == 0 || word.Length <= length + 2) return false;
        word.Replace(at, length, "");
        return true;
    }

    private static bool CutPreposition(ref Word word, int at)
    {
        if (Starts(word, "با", at)) return true;
        if (word.Length <= 3 || !(Starts(word, "ب", at) || Starts(word, "كك", at))) return false;
        word.Replace(at, 1, "");
        return true;
    }

    private static void CutVerbBeginning(ref Word word, int at)
    {
        if (word.Length <= 4) return;
        if (word[at] == 'س' && word[at + 1] is 'ي' or 'ت' or 'ن' or 'أ')
        {
            word.Replace(at, 1, "");
            at++;
        }

        if (word.Length > 4 && (Starts(word, "يست", at) || Starts(word, "نست", at) || Starts(word, "تست", at))) word.Set(at, 'ا');
    }

    /// <summary>A hamza on a carrier stands alone at the end of the word; elsewhere only its carrier stays.</summary>
    private static void NormaliseHamza(in Word word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var last = i == word.Length - 1;
            word.Set(i, word[i] switch
            {
                'أ' or 'إ' or 'آ' => last ? 'ء' : 'ا',
                'ؤ' => last ? 'ء' : 'و',
                'ئ' => last ? 'ء' : 'ي',
                _ => word[i],
            });
        }
    }
}
