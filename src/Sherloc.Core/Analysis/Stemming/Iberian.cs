namespace Sherloc.Core.Analysis.Stemming;

/// <summary>What the stemmers of Spanish and Portuguese share.</summary>
internal static class Iberian
{
    private static readonly SuffixTable BeforeAmente = new(
        new SuffixRule("iv", Region.R2, "", 1),
        new SuffixRule("os ic ad", Region.R2));

    /// <summary>
    /// RV starts behind the vowel that follows a second consonant, behind the consonant that follows two vowels at the start,
    /// or else behind the third letter.
    /// </summary>
    public static void MarkRegions(ref Word word, Letters vowels)
    {
        word.MarkR1AndR2(vowels);
        if (word.Length < 2) return;
        if (!vowels.Has(word[1])) word.RV = word.Past(2, vowels, member: true);
        else if (vowels.Has(word[0])) word.RV = word.Past(2, vowels, member: false);
        else word.RV = Math.Min(3, word.Length);
    }

    public static void CutBeforeAmente(ref Word word)
    {
        var match = BeforeAmente.Find(word);
        if (match.Apply(ref word) && match.Case == 1) word.CutIf("at", Region.R2);
    }
}
