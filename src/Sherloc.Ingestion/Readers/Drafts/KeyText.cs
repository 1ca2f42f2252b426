using System.Security.Cryptography;
using System.Text;
using Sherloc.Core.Analysis;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>Keys of records out of ids, numbers and paths: lower case, letters and digits of ASCII, points, underscores and hyphens.</summary>
internal static class KeyText
{
    /// <summary>Room for what comes behind: a key has 200 characters at most.</summary>
    private const int Longest = 120;

    private const int HashLength = 12;

    /// <summary>
    /// Everything else becomes a hyphen. Where letters were lost (other scripts) or the text is too long, a piece of its hash stands behind
    /// what is left, so that two ids stay two.
    /// </summary>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        var lost = false;
        foreach (var rune in TextAnalyzer.Fold(Superscript.Plain(text)).EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || (rune.Value is '.' or '_' && key.Length > 0)))
            {
                key.Append(char.ToLowerInvariant((char)rune.Value));
            }
            else
            {
                lost |= Rune.IsLetterOrDigit(rune);
                if (key.Length > 0 && key[^1] != '-')
                {
                    key.Append('-');
                }
            }
        }

        var kept = key.ToString().TrimEnd('-', '.');
        if (!lost && kept.Length is > 0 and <= Longest)
        {
            return kept;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
        return kept.Length == 0 ? hash : kept[..Math.Min(kept.Length, Longest - HashLength - 1)].TrimEnd('-', '.') + "-" + hash;
    }

    /// <summary>Two parts as one key; either may be empty.</summary>
    public static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : Cut(first + "-" + second);

    private static string Cut(string key) => key.Length <= Longest + 60 ? key : Of(key);
}
