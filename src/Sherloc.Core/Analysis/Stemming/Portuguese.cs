namespace Sherloc.Core.Analysis.Stemming;

/// <summary>The Snowball stemmer for Portuguese. ã and õ are written a~ and o~ meanwhile: a vowel followed by a consonant.</summary>
internal static class Portuguese
{
    private const int Amente = 1, Mente = 2, Idade = 3, Iva = 4, Ira = 5, E = 6;

    private static readonly Letters Vowels = new("aeiouáéíóúâêô");

    private static readonly SuffixTable Standard = new(
        new SuffixRule(
            "eza ezas ico ica icos icas ismo ismos ável ível ista istas oso osa osos osas amento amentos imento imentos "
            + "adora ador aça~o adoras adores aço~es ante antes ância", Region.R2),
        new SuffixRule("logia logias", Region.R2, "log"),
        new SuffixRule("uça~o uço~es", Region.R2, "u"),
        new SuffixRule("ência ências", Region.R2, "ente"),
        new SuffixRule("amente", Region.R1, "", Amente),
        new SuffixRule("mente", Region.R2, "", Mente),
        new SuffixRule("idade idades", Region.R2, "", Idade),
        new SuffixRule("iva ivo ivas ivos", Region.R2, "", Iva),
        new SuffixRule("ira iras", Region.RV, "ir", Ira));

    private static readonly SuffixTable BeforeMente = new("ante avel ível", Region.R2);
    private static readonly SuffixTable BeforeIdade = new("abil ic iv", Region.R2);

    private static readonly SuffixTable Verb = new(
        "ada ida ia aria eria iria ará ara erá era irá ava asse esse isse aste este iste ei arei erei irei am iam ariam eriam iriam "
        + "aram eram iram avam em arem erem irem assem essem issem ado ido ando endo indo ara~o era~o ira~o ar er ir as adas idas ias "
        + "arias erias irias arás aras erás eras irás avas es ardes erdes irdes ares eres ires asses esses isses astes estes istes is "
        + "ais eis íeis aríeis eríeis iríeis áreis areis éreis ereis íreis ireis ásseis ésseis ísseis áveis ados idos ámos amos íamos "
        + "aríamos eríamos iríamos áramos éramos íramos ávamos emos aremos eremos iremos ássemos êssemos íssemos imos armos ermos "
        + "irmos eu iu ou ira iras");

    private static readonly SuffixTable Residue = new("os a i o á í ó", Region.RV);

    private static readonly SuffixTable Ending = new(
        new SuffixRule("e é ê", Region.RV, "", E),
        new SuffixRule("ç", With: "c"));

    public static void Stem(ref Word word)
    {
        for (var i = word.Length - 1; i >= 0; i--)
        {
            if (word[i] == 'ã') word.Replace(i, 1, "a~");
            else if (word[i] == 'õ') word.Replace(i, 1, "o~");
        }

        Iberian.MarkRegions(ref word, Vowels);
        if (CutStandard(ref word) || Verb.Apply(ref word, word.RV))
        {
            if (word.Ends("ci") && word.In(Region.RV, 1)) word.Cut(1);
        }
        else
        {
            Residue.Apply(ref word);
        }

        var ending = Ending.Find(word);
        if (ending.Apply(ref word) && ending.Case == E && (word.Ends("gu") || word.Ends("ci")) && word.In(Region.RV, 1)) word.Cut(1);

        for (var i = word.Length - 2; i >= 0; i--)
        {
            if (word[i + 1] == '~') word.Replace(i, 2, word[i] == 'a' ? "ã" : "õ");
        }
    }

    private static bool CutStandard(ref Word word)
    {
        var match = Standard.Find(word);
        if (match.Case == Ira && word.Last(match.Length + 1) != 'e') return false;
        if (!match.Apply(ref word)) return false;
        switch (match.Case)
        {
            case Amente: Iberian.CutBeforeAmente(ref word); break;
            case Mente: BeforeMente.Apply(ref word); break;
            case Idade: BeforeIdade.Apply(ref word); break;
            case Iva: word.CutIf("at", Region.R2); break;
        }

        return true;
    }
}
