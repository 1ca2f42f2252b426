namespace Sherloc.Core.Analysis;

/// <summary>
/// The exact form and the stem of words of one language. Remembers short words, <see cref="WordMemory.Places"/> at most:
/// a legal text says the same words again and again, and the memory of a language stays under 5 MB whatever it is fed.
/// </summary>
internal sealed class WordForms
{
    private const int LongestRemembered = 32;

    private static readonly Dictionary<string, WordForms> Stemmed = Stemmer.Languages.ToDictionary(language => language, language => new WordForms(language));
    private static readonly Dictionary<string, WordForms>.AlternateLookup<ReadOnlySpan<char>> StemmedByTag =
        Stemmed.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly WordForms Unstemmed = new(language: null);

    private readonly string? _language;
    private readonly WordMemory _memory = new();

    private WordForms(string? language) => _language = language;

    /// <summary>One word in its normal form and as it is compared.</summary>
    public sealed record Forms(string Normal, string Exact, string? Stem);

    /// <summary>Those of a language tag: <c>pt-BR</c> is <c>pt</c>, and what has no stemmer shares one.</summary>
    public static WordForms For(string language)
    {
        if (Stemmed.TryGetValue(language, out var known)) return known;
        Span<char> primary = stackalloc char[2];
        var end = language.AsSpan().IndexOfAny('-', '_');
        var tag = end < 0 ? language.AsSpan() : language.AsSpan(0, end);
        if (tag.Length != 2) return Unstemmed;
        tag.ToLowerInvariant(primary);
        return StemmedByTag.TryGetValue(primary, out known) ? known : Unstemmed;
    }

    /// <summary>The ISO 639-1 code of the stemmer, or null.</summary>
    public string? Language => _language;

    /// <summary>The forms of a word in the normal form of <see cref="Folding"/>, at most <see cref="Stemmer.LongestWord"/> long.</summary>
    public Forms Of(ReadOnlySpan<char> normal)
    {
        if (normal.Length > LongestRemembered) return Make(normal);
        var place = WordMemory.PlaceOf(normal);
        return _memory.Find(place, normal) ?? _memory.Keep(place, Make(normal));
    }

    private Forms Make(ReadOnlySpan<char> normal)
    {
        Span<char> folded = stackalloc char[Stemmer.LongestWord];
        folded = folded[..Folding.Fold(normal, folded)];
        var word = normal.ToString();
        var exact = folded.SequenceEqual(normal) ? word : folded.ToString();
        if (_language is null) return new Forms(word, exact, null);
        if (normal.IndexOfAnyInRange('0', '9') >= 0) return new Forms(word, exact, exact);

        // English rules know no diacritics; the others need them.
        Span<char> buffer = stackalloc char[(2 * Stemmer.LongestWord) + 8];
        var stem = Stemmer.Stem(_language == "en" ? folded : normal, _language, buffer);
        Span<char> foldedStem = stackalloc char[Stemmer.LongestWord];
        foldedStem = foldedStem[..Folding.Fold(stem, foldedStem)];
        return new Forms(word, exact, foldedStem.IsEmpty || foldedStem.SequenceEqual(folded) ? exact : foldedStem.ToString());
    }
}
