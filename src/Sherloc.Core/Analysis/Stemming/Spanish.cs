namespace Sherloc.Core.Analysis.Stemming;

/// <summary>The Snowball stemmer for Spanish, version 3.1 of the rules.</summary>
internal static class Spanish
{
    private const int Accented = 1, Yendo = 2, Adora = 3, Amente = 4, Mente = 5, Idad = 6, Iva = 7, En = 8, E = 9;

    private static readonly Letters Vowels = new("aeiouáéíóúü");

    private static readonly SuffixTable Pronoun = new("me se sela selo selas selos la le lo las les los nos");

    private static readonly SuffixTable BeforePronoun = new(
        new SuffixRule("iéndo ándo ár ér ír", Region.RV, "", Accented),
        new SuffixRule("ando iendo ar er ir", Region.RV),
        new SuffixRule("yendo", Region.RV, "", Yendo));

    private static readonly SuffixTable Standard = new(
        new SuffixRule(
            "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas "
            + "amiento amientos imiento imientos", Region.R2),
        new SuffixRule("adora ador ación adoras adores aciones ante antes ancia ancias acion", Region.R2, "", Adora),
        new SuffixRule("logía logías", Region.R2, "log"),
        new SuffixRule("ución uciones ucion", Region.R2, "u"),
        new SuffixRule("encia encias", Region.R2, "ente"),
        new SuffixRule("amente", Region.R1, "", Amente),
        new SuffixRule("mente", Region.R2, "", Mente),
        new SuffixRule("idad idades", Region.R2, "", Idad),
        new SuffixRule("iva ivo ivas ivos", Region.R2, "", Iva));

    private static readonly SuffixTable BeforeMente = new("ante able ible", Region.R2);
    private static readonly SuffixTable BeforeIdad = new("abil ic iv", Region.R2);

    private static readonly SuffixTable YVerb = new("ya ye yan yen yeron yendo yo yó yas yes yais yamos");

    private static readonly SuffixTable Verb = new(
        new SuffixRule("en es éis emos", Case: En),
        new SuffixRule(
            "arían arías arán arás aríais aría aréis aríamos aremos ará aré erían erías erán erás eríais ería eréis eríamos eremos "
            + "erá eré irían irías irán irás iríais iría iréis iríamos iremos irá iré aba ada ida ía ara iera ad ed id ase iese aste "
            + "iste an aban ían aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir as abas adas idas ías aras ieras ases "
            + "ieses ís áis abais íais arais ierais aseis ieseis asteis isteis ados idos amos ábamos íamos imos áramos iéramos "
            + "iésemos ásemos"));

    private static readonly SuffixTable Residue = new(
        new SuffixRule("os a o á í ó", Region.RV),
        new SuffixRule("e é", Region.RV, "", E));

    public static void Stem(ref Word word)
    {
        Iberian.MarkRegions(ref word, Vowels);
        CutPronoun(ref word);
        if (!CutStandard(ref word) && !CutYVerb(ref word)) CutVerb(ref word);
        var residue = Residue.Find(word);
        if (residue.Apply(ref word) && residue.Case == E && word.Ends("gu") && word.In(Region.RV, 1)) word.Cut(1);
        Unaccent(in word);
    }

    private static void CutPronoun(ref Word word)
    {
        var pronoun = Pronoun.Find(word);
        if (!pronoun.Found) return;
        var verb = BeforePronoun.Find(word, skip: pronoun.Length);
        var both = pronoun.Length + verb.Length;
        if (!verb.Found || !word.In(Region.RV, both)) return;
        if (verb.Case == Yendo && word.Last(both + 1) != 'u') return;
        word.Cut(pronoun.Length);
        if (verb.Case != Accented) return;
        for (var i = word.Length - verb.Length; i < word.Length; i++) word.Set(i, Plain(word[i]));
    }

    private static bool CutStandard(ref Word word)
    {
        var match = Standard.Find(word);
        if (!match.Apply(ref word)) return false;
        switch (match.Case)
        {
            case Adora: word.CutIf("ic", Region.R2); break;
            case Amente: Iberian.CutBeforeAmente(ref word); break;
            case Mente: BeforeMente.Apply(ref word); break;
            case Idad: BeforeIdad.Apply(ref word); break;
            case Iva: word.CutIf("at", Region.R2); break;
        }

        return true;
    }

    private static bool CutYVerb(ref Word word)
    {
        var match = YVerb.Find(word, word.RV);
        return match.Found && word.Last(match.Length + 1) == 'u' && match.Apply(ref word);
    }

    private static void CutVerb(ref Word word)
    {
        var match = Verb.Find(word, word.RV);
        if (match.Apply(ref word) && match.Case == En && word.Ends("gu")) word.Cut(1);
    }

    private static void Unaccent(in Word word)
    {
        for (var i = 0; i < word.Length; i++) word.Set(i, Plain(word[i]));
    }

    private static char Plain(char letter) => letter switch
    {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        _ => letter,
    };
}
