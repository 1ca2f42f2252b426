namespace Sherloc.Core.Analysis;

/// <summary>Articles, pronouns and prepositions that lose their vowel before an apostrophe and are words of their own.</summary>
internal static class Elisions
{
    private static readonly HashSet<string> French =
        ["c", "d", "j", "l", "m", "n", "s", "t", "z", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu"];

    /// <summary>French and Italian names and terms are cited in every language; O'Brien and the Shari'a tell how far one may go.</summary>
    private static readonly HashSet<string> Elsewhere = ["d", "l", "qu", "all", "dall", "dell", "nell", "quell", "sull"];

    private const int Longest = 6;

    /// <summary>Whether the letters before an apostrophe (in the normal form) are such a word in a text of the language.</summary>
    public static bool Contains(ReadOnlySpan<char> beginning, string? language) =>
        beginning.Length <= Longest
        && (language == "fr" ? French : Elsewhere).GetAlternateLookup<ReadOnlySpan<char>>().Contains(beginning);
}
