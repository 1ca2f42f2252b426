using System.Text.RegularExpressions;

namespace Sherloc.Ingestion.Stages;

/// <summary>Phrases with the names of word lists in them, written out: <c>offer of &lt;work&gt;</c> is one phrase for each word.</summary>
internal static partial class WordLists
{
    /// <summary>Two lists of thirty are nine hundred phrases; a third would be no phrase any more.</summary>
    public const int MostInAPhrase = 2;

    /// <summary>The phrases; one that names a list which does not exist, or too many, is left out.</summary>
    public static IEnumerable<string> Expand(IEnumerable<string> phrases, IReadOnlyDictionary<string, IReadOnlyList<string>> words) =>
        phrases.Where(p => Names(p).Count() <= MostInAPhrase).SelectMany(p => Expand(p, words));

    /// <summary>The lists that a phrase names.</summary>
    public static IEnumerable<string> Names(string phrase) => Name().Matches(phrase).Select(m => m.Groups["name"].Value);

    private static IEnumerable<string> Expand(string phrase, IReadOnlyDictionary<string, IReadOnlyList<string>> words)
    {
        if (Name().Match(phrase) is not { Success: true } name)
        {
            return [phrase];
        }

        // Only what stands behind is looked at again: a word of a list that looks like a name is a word.
        return words.TryGetValue(name.Groups["name"].Value, out var list)
            ? list.SelectMany(_ => Expand(phrase[(name.Index + name.Length)..], words), (word, rest) => phrase[..name.Index] + word + rest)
            : [];
    }

    [GeneratedRegex("<(?<name>[^<>]*)>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
