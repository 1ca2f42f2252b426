using Sherloc.Core.Analysis.Stemming;

namespace Sherloc.Core.Analysis;

/// <summary>
/// Snowball stemmers (snowballstem.org), written from the published descriptions of the algorithms; checked against libstemmer 3.1.
/// English is Porter's second algorithm, Dutch the older Porter-style one, Arabic the light stemmer.
/// </summary>
public static class Stemmer
{
    /// <summary>Longer words are returned as they are.</summary>
    internal const int LongestWord = 100;

    private delegate void Algorithm(ref Word word);

    /// <summary>The languages that have a stemmer, as ISO 639-1 codes.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "fr", "es", "ru", "ar", "de", "nl", "pt"];

    /// <summary>
    /// The pure Snowball stem of a lower-case word with its diacritics (composed, NFC), or null if the language has no stemmer.
    /// The stem may keep diacritics: <see cref="TextAnalyzer"/> folds it afterwards.
    /// </summary>
    public static string? Stem(string word, string language)
    {
        ArgumentNullException.ThrowIfNull(word);
        Span<char> buffer = stackalloc char[(2 * LongestWord) + 8];
        return Languages.Contains(language) ? Stem(word.AsSpan(), language, buffer).ToString() : null;
    }

    /// <summary>The same into a buffer of 2 * <see cref="LongestWord"/> + 8 characters; the language must have a stemmer.</summary>
    internal static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, string language, Span<char> buffer)
    {
        if (word.Length > LongestWord) return word;
        var length = language == "ar" ? CopyArabic(word, buffer) : CopyPlain(word, buffer);
        var stemmed = new Word(buffer, length);
        AlgorithmOf(language)(ref stemmed);
        return stemmed.Text;
    }

    private static Algorithm AlgorithmOf(string language) => language switch
    {
        "en" => English.Stem,
        "fr" => French.Stem,
        "es" => Spanish.Stem,
        "ru" => Russian.Stem,
        "ar" => Arabic.Stem,
        "de" => German.Stem,
        "nl" => Dutch.Stem,
        "pt" => Portuguese.Stem,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "No stemmer for this language."),
    };

    private static int CopyPlain(ReadOnlySpan<char> word, Span<char> buffer)
    {
        word.CopyTo(buffer);
        return word.Length;
    }

    /// <summary>Without vowel signs and tatweel, and with letters for presentation forms.</summary>
    private static int CopyArabic(ReadOnlySpan<char> word, Span<char> buffer)
    {
        var length = 0;
        foreach (var letter in word)
        {
            if (!Folding.Normal.TryAppend(letter, buffer, ref length)) break;
        }

        return length;
    }
}
