namespace Sherloc.Core.Analysis.Stemming;

/// <summary>The Snowball stemmer for Russian. Nothing before RV is ever looked at, but by the one rule that asks for R2.</summary>
internal static class Russian
{
    /// <summary>The ending must follow а or я.</summary>
    private const int AfterA = 1;

    private static readonly Letters Vowels = new("аеиоуыэюя");

    private static readonly SuffixTable Gerund = new(
        new SuffixRule("в вши вшись", Case: AfterA),
        new SuffixRule("ив ивши ившись ыв ывши ывшись"));

    private static readonly SuffixTable Adjective = new(
        "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");

    private static readonly SuffixTable Participle = new(
        new SuffixRule("ем нн вш ющ щ", Case: AfterA),
        new SuffixRule("ивш ывш ующ"));

    private static readonly SuffixTable Reflexive = new("ся сь");

    private static readonly SuffixTable Verb = new(
        new SuffixRule("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно", Case: AfterA),
        new SuffixRule(
            "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю"));

    private static readonly SuffixTable Noun = new(
        "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

    private static readonly SuffixTable Derivation = new("ост ость", Region.R2);
    private static readonly SuffixTable Superlative = new("ейш ейше");

    public static void Stem(ref Word word)
    {
        word.ReplaceAll('ё', 'е');
        word.MarkR1AndR2(Vowels);
        word.RV = word.Past(0, Vowels, member: true);

        if (!Cut(Gerund, ref word))
        {
            Cut(Reflexive, ref word);
            if (Cut(Adjective, ref word)) Cut(Participle, ref word);
            else if (!Cut(Verb, ref word)) Cut(Noun, ref word);
        }

        word.CutIf("и", Region.RV);
        Derivation.Apply(ref word, word.RV);
        if (Cut(Superlative, ref word)) Undouble(ref word);
        else if (!Undouble(ref word)) word.CutIf("ь", Region.RV);
    }

    private static bool Cut(SuffixTable table, ref Word word)
    {
        var match = table.Find(word, word.RV);
        if (match.Case == AfterA && !(word.In(Region.RV, match.Length + 1) && word.Last(match.Length + 1) is 'а' or 'я')) return false;
        return match.Apply(ref word);
    }

    private static bool Undouble(ref Word word)
    {
        if (!word.Ends("нн") || !word.In(Region.RV, 2)) return false;
        word.Cut(1);
        return true;
    }
}
