namespace Sherloc.Core.Analysis;

/// <summary>Articles, pronouns and prepositions that lose their vowel before an apostrophe and are words of their own.</summary>
internal static class Elisions
{
    /// <summary>French words with an apostrophe that are one word.</summary>
    private static readonly HashSet<string> OneWord = ["aujourd", "grand", "prud"];

    /// <summary>French and Italian names and terms are cited in every language; O'Brien and the Shari'a tell how far one may go.</summary>
    private static readonly HashSet<string> Elsewhere = ["d", "l", "qu", "all", "dall", "dell", "nell", "quell", "sull"];

    private const int Longest = 6;

    /// <summary>
    /// Whether the letters before an apostrophe (in the normal form) are such a word in a text of the language. In French whatever ends
    /// like one is: laws there are full of lost spaces (<c>etl'autorité</c>).
    /// </summary>
    public static bool Contains(ReadOnlySpan<char> beginning, string? language)
    {
        if (language != "fr") return beginning.Length <= Longest && Elsewhere.GetAlternateLookup<ReadOnlySpan<char>>().Contains(beginning);
        return !beginning.IsEmpty
            && ("cdjlmnstz".Contains(beginning[^1], StringComparison.Ordinal) || beginning.EndsWith("qu"))
            && !OneWord.GetAlternateLookup<ReadOnlySpan<char>>().Contains(beginning);
    }
}
