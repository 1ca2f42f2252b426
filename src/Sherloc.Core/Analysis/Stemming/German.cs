namespace Sherloc.Core.Analysis.Stemming;

/// <summary>The Snowball stemmer for German, version 3.1 of the rules (with ae, oe and ue read as umlauts).</summary>
internal static class German
{
    private const int Em = 1, E = 2, S = 3, St = 4, Et = 5, Ung = 6, Ig = 7, Lich = 8, Keit = 9;

    private static readonly Letters Vowels = new("aeiouyäöü");
    private static readonly Letters BeforeS = new("bdfghklmnrt");
    private static readonly Letters BeforeSt = new("bdfghklmnt");
    private static readonly Letters BeforeEt = new("dfgklmnrstUzä");

    private static readonly SuffixTable Inflection = new(
        new SuffixRule("em", Region.R1, "", Em),
        new SuffixRule("ern er erin erinnen", Region.R1),
        new SuffixRule("e en es", Region.R1, "", E),
        new SuffixRule("s", Region.R1, "", S),
        new SuffixRule("ln lns", Region.R1, "l"));

    private static readonly SuffixTable Comparison = new(
        new SuffixRule("en er est", Region.R1),
        new SuffixRule("st", Region.R1, "", St),
        new SuffixRule("et", Region.R1, "", Et));

    /// <summary>What keeps its "et".</summary>
    private static readonly SuffixTable KeepsEt = new("geordn intern plan tick tr");

    private static readonly SuffixTable Derivation = new(
        new SuffixRule("end ung", Region.R2, "", Ung),
        new SuffixRule("ig ik isch", Region.R2, "", Ig),
        new SuffixRule("lich heit", Region.R2, "", Lich),
        new SuffixRule("keit", Region.R2, "", Keit));

    private static readonly SuffixTable BeforeLichOrHeit = new("er en", Region.R1);
    private static readonly SuffixTable BeforeKeit = new("lich ig", Region.R2);
    private static readonly SuffixTable Apostrophe = new("' 's 'sch");

    public static void Stem(ref Word word)
    {
        Prepare(ref word);
        word.MarkR1AndR2(Vowels);
        word.R1 = Math.Max(word.R1, Math.Min(3, word.Length));
        CutInflection(ref word);
        CutComparison(ref word);
        CutDerivation(ref word);
        var apostrophe = Apostrophe.Find(word);
        if (word.Length - apostrophe.Length >= 2) apostrophe.Apply(ref word);
        foreach (var (marked, plain) in (ReadOnlySpan<(char, char)>)[('U', 'u'), ('Y', 'y'), ('ä', 'a'), ('ö', 'o'), ('ü', 'u')])
        {
            word.ReplaceAll(marked, plain);
        }
    }

    private static void Prepare(ref Word word)
    {
        for (var i = 1; i < word.Length - 1; i++)
        {
            if (word[i] is 'u' or 'y' && Vowels.Has(word[i - 1]) && Vowels.Has(word[i + 1])) word.Set(i, char.ToUpperInvariant(word[i]));
        }

        for (var i = 0; i < word.Length; i++)
        {
            var umlaut = (word[i], word[i + 1]) switch
            {
                ('ß', _) => "ss",
                ('a', 'e') => "ä",
                ('o', 'e') => "ö",
                ('u', 'e') when i == 0 || word[i - 1] != 'q' => "ü",
                _ => "",
            };
            if (umlaut == "ss") word.Replace(i, 1, umlaut);
            else if (umlaut.Length > 0) word.Replace(i, 2, umlaut);
        }
    }

    private static void CutInflection(ref Word word)
    {
        var match = Inflection.Find(word);
        if (match.Case == Em && word.EndsBefore(2, "syst")) return;
        if (match.Case == S && !BeforeS.Has(word.Last(2))) return;
        if (match.Apply(ref word) && match.Case == E && word.Ends("niss")) word.Cut(1);
    }

    private static void CutComparison(ref Word word)
    {
        var match = Comparison.Find(word);
        if (match.Case == St && !(BeforeSt.Has(word.Last(3)) && word.Length >= 6)) return;
        if (match.Case == Et && !(BeforeEt.Has(word.Last(3)) && !KeepsEt.Find(word, skip: 2).Found)) return;
        match.Apply(ref word);
    }

    private static void CutDerivation(ref Word word)
    {
        var match = Derivation.Find(word);
        if (match.Case == Ig && word.Last(match.Length + 1) == 'e') return;
        if (!match.Apply(ref word)) return;
        switch (match.Case)
        {
            case Ung when word.Last(3) != 'e': word.CutIf("ig", Region.R2); break;
            case Lich: BeforeLichOrHeit.Apply(ref word); break;
            case Keit: BeforeKeit.Apply(ref word); break;
        }
    }
}
