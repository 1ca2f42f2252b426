using System.Globalization;
using System.Text;

namespace Sherloc.Ingestion.Tests.Starter;

/// <summary>The runs by which a copied sentence is known: eight words one after the other, or twenty characters of a script without spaces.</summary>
internal sealed class WordRuns
{
    private const int Words = 8;
    private const int Characters = 20;
    private const ulong Basis = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    private readonly List<string> words = [];
    private readonly List<string> characters = [];

    public WordRuns(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var spaceless = rune.Value is >= 0x3040 and <= 0x9FFF;
            if (!spaceless && Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLower(rune, CultureInfo.InvariantCulture).ToString());
                continue;
            }

            End();
            if (spaceless)
            {
                characters.Add(rune.ToString());
            }
        }

        End();

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>Each run as a hash, with what <see cref="Text"/> shows it by.</summary>
    public IEnumerable<(ulong Hash, (bool Spaceless, int At) Place)> All() =>
        In(words, Words).Select(r => (r.Hash, (false, r.At))).Concat(In(characters, Characters).Select(r => (r.Hash, (true, r.At))));

    public string Text((bool Spaceless, int At) place) =>
        place.Spaceless ? string.Concat(characters.Skip(place.At).Take(Characters)) : string.Join(' ', words.Skip(place.At).Take(Words));

    private static IEnumerable<(ulong Hash, int At)> In(List<string> tokens, int length)
    {
        var hashes = tokens.ConvertAll(t => t.Aggregate(Basis, (hash, letter) => (hash ^ letter) * Prime));
        for (var at = 0; at + length <= hashes.Count; at++)
        {
            var run = Basis;
            for (var i = at; i < at + length; i++)
            {
                run = (run ^ hashes[i]) * Prime;
            }

            yield return (run, at);
        }
    }
}
