using System.Buffers;
using System.Text;

namespace Sherloc.Core.Analysis;

/// <summary>
/// Text to terms with offsets, per language: what the embedded index stores and what marks hits in the original text.
/// A term takes one position, its index in the list, so that a plain phrase index can be fed with them. The same rules read
/// documents and queries:
/// <list type="bullet">
/// <item>A word is letters, marks and digits (after UAX 29). Hyphens part it; soft hyphens and zero-width characters count as absent;
/// <c>U.S.C.</c> is <c>usc</c>.</item>
/// <item>An elided article is a term of its own (<c>l'infraction</c>: <c>l</c>, <c>infraction</c>); a possessive <c>'s</c> is left out
/// of the forms but not of the length; any other apostrophe inside a word falls out (<c>o'brien</c>: <c>obrien</c>).</item>
/// <item><c>§</c>, <c>§§</c> and <c>¶</c> are a term, the number behind them the next: <c>§ 1591</c> is always <c>§</c>, <c>1591</c>,
/// whatever space stands between.</item>
/// <item>A number stays whole with its paragraphs, letters and inner dots or hyphens: <c>6(1)(b)(ii)</c> (also for <c>6 (1) (b) (ii)</c>),
/// <c>3.2.a</c>, <c>18-12-a</c>, <c>1320a-7b</c>. A pair of plain numbers is two terms (<c>2010-2020</c>, <c>225-4</c>); commas between
/// thousands fall out. A search for <c>6(1)</c> does not find <c>6(1)(b)</c>, one for what begins with it does.</item>
/// <item>Han, Hiragana and Katakana are terms of two characters that overlap, in every language; a single one is its own term.</item>
/// <item>A word of more than 100 characters is cut to its first 100; its length still covers all of it.</item>
/// </list>
/// All members are safe for many threads and throw for null only.
/// </summary>
public static class TextAnalyzer
{
    /// <summary>The languages whose terms have stems, as ISO 639-1 codes.</summary>
    public static IReadOnlyList<string> StemmedLanguages => Stemmer.Languages;

    /// <summary>Appends the terms of a text. The language is a tag such as <c>fr</c> or <c>fr-CH</c>.</summary>
    public static void Analyze(string text, string language, List<Term> terms)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(terms);
        var forms = WordForms.For(language);
        Scan(text, forms, new AllTerms(forms, terms));
    }

    /// <summary>
    /// The same for who looks for few words: terms that begin with an ASCII letter or digit which is none of <paramref name="letters"/> are
    /// appended with an empty exact form and no stem, which spares looking for them. No stem begins with another ASCII letter than its word.
    /// </summary>
    public static void Analyze(string text, string language, List<Term> terms, SearchValues<char> letters)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(letters);
        var forms = WordForms.For(language);
        Scan(text, forms, new TermsBeginning(forms, terms, letters));
    }

    /// <summary>Tells the exact form of each term, for who needs neither stems nor strings.</summary>
    public static void Exact(string text, string language, ExactForm found)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(found);
        Scan(text, WordForms.For(language), new ExactForms(found));
    }

    /// <summary>Whether the terms of a language have stems.</summary>
    public static bool HasStems(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return WordForms.For(language).Language is not null;
    }

    /// <summary>The terms of a text.</summary>
    public static IReadOnlyList<Term> Analyze(string text, string language)
    {
        var terms = new List<Term>();
        Analyze(text, language, terms);
        return terms;
    }

    /// <summary>
    /// The stem of one word in its exact form, or null if the language has none. The exact form has lost its diacritics, and some
    /// endings are known by them (<c>-é</c>): where the word as typed is at hand, <see cref="Analyze(string, string)"/> it instead.
    /// </summary>
    public static string? StemOf(string exactForm, string language)
    {
        ArgumentNullException.ThrowIfNull(exactForm);
        ArgumentNullException.ThrowIfNull(language);
        var forms = WordForms.For(language);
        return exactForm.Length <= Stemmer.LongestWord ? forms.Of(exactForm).Stem : forms.Language is null ? null : exactForm;
    }

    /// <summary>
    /// Whether the exact form is an article, pronoun, preposition, conjunction or auxiliary of a stemmed language.
    /// Only to tell people which words were not counted: every word is indexed.
    /// </summary>
    public static bool IsStopWord(string exact, string language)
    {
        ArgumentNullException.ThrowIfNull(exact);
        ArgumentNullException.ThrowIfNull(language);
        return WordForms.For(language).Language is { } code && StopWords.Of(code).Contains(exact);
    }

    /// <summary>A whole string with case, diacritics and letter forms folded, for titles, sort keys and look-up. Spaces and punctuation stay.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        Span<char> normal = stackalloc char[32];
        Span<char> plain = stackalloc char[64];
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            var length = 0;
            if (rune.IsBmp) Folding.Normal.TryAppend((char)rune.Value, normal, ref length);
            else if (Folding.NormalOf(rune) is var letters && letters.TryCopyTo(normal)) length = letters.Length;
            folded.Append(plain[..Folding.Fold(normal[..length], plain)]);
        }

        return folded.ToString();
    }

    private static void Scan<TTokens>(string text, WordForms forms, TTokens tokens)
        where TTokens : struct, ITokens
    {
        Span<char> room = stackalloc char[Scanning.Room];
        new Scanner<TTokens>(text, forms.Language, tokens, room).Scan();
    }

    /// <summary>Letters and their marks in one (NFC); what cannot be composed (lone surrogates and U+FFFE) becomes U+FFFD.</summary>
    private static string Composed(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) valid.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        return valid.ToString().Normalize();
    }
}
