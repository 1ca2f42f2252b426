using System.Runtime.InteropServices;

namespace Sherloc.Core.Analysis;

/// <summary>
/// Words and their forms in a table that does not grow: a word has two places, and a new one takes the second of them. Looking up is most of
/// what reading a text costs, and is done by many threads: entries never change, so that nobody waits and nobody sees half of one.
/// Whoever feeds it words that share their places makes it forget them, and no slower than without it.
/// </summary>
internal sealed class WordMemory
{
    public const int Places = 1 << 14;

    private const ulong Odd = 0x9E3779B97F4A7C15;
    private readonly WordForms.Forms?[] _forms = new WordForms.Forms?[Places];

    /// <summary>The first place of a word; the other is its neighbour.</summary>
    public static int PlaceOf(ReadOnlySpan<char> word)
    {
        var hash = (ulong)word.Length;
        foreach (var four in MemoryMarshal.Cast<char, ulong>(word))
        {
            hash = ulong.RotateLeft((hash ^ four) * Odd, 29);
        }

        foreach (var letter in word[(word.Length & ~3)..])
        {
            hash = ulong.RotateLeft((hash ^ letter) * Odd, 29);
        }

        return (int)((hash * Odd) >> 50);
    }

    public WordForms.Forms? Find(int place, ReadOnlySpan<char> word)
    {
        if (_forms[place] is { } first && word.SequenceEqual(first.Normal))
        {
            return first;
        }

        return _forms[place ^ 1] is { } second && word.SequenceEqual(second.Normal) ? second : null;
    }

    /// <summary>Returns the forms.</summary>
    public WordForms.Forms Keep(int place, WordForms.Forms forms)
    {
        Volatile.Write(ref _forms[_forms[place] is null ? place : place ^ 1], forms);
        return forms;
    }
}
