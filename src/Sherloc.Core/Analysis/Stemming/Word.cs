namespace Sherloc.Core.Analysis.Stemming;

/// <summary>The part of a word in which a suffix must lie whole to be touched (Snowball's pV, p1 and p2).</summary>
internal enum Region
{
    /// <summary>Anywhere.</summary>
    Word,
    RV,
    R1,
    R2,
}

/// <summary>
/// A word being stemmed: letters in a buffer of the caller, and where its regions start.
/// A region keeps its start while the word shrinks, so it may start behind the end: it is then empty.
/// </summary>
internal ref struct Word(Span<char> buffer, int length)
{
    private readonly Span<char> _letters = buffer;

    public int Length { get; private set; } = length;
    public int RV { get; set; } = length;
    public int R1 { get; set; } = length;
    public int R2 { get; set; } = length;

    public readonly ReadOnlySpan<char> Text => _letters[..Length];

    /// <summary>The letter at a place, or NUL (no letter of any alphabet) outside the word.</summary>
    public readonly char this[int index] => (uint)index < (uint)Length ? _letters[index] : '\0';

    /// <summary>The letter that many places from the end; 1 is the last.</summary>
    public readonly char Last(int fromEnd = 1) => this[Length - fromEnd];

    public readonly void Set(int index, char letter) => _letters[index] = letter;

    public readonly bool Ends(scoped ReadOnlySpan<char> suffix) => Text.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>Whether what stands before the last <paramref name="length"/> letters ends so.</summary>
    public readonly bool EndsBefore(int length, scoped ReadOnlySpan<char> suffix) => _letters[..(Length - length)].EndsWith(suffix);

    /// <summary>Whether the last <paramref name="length"/> letters lie in the region.</summary>
    public readonly bool In(Region region, int length) => Length - length >= region switch
    {
        Region.RV => RV,
        Region.R1 => R1,
        Region.R2 => R2,
        _ => 0,
    };

    public void Cut(int length) => Length -= length;

    /// <summary>Removes the suffix if the word ends so within the region.</summary>
    public bool CutIf(scoped ReadOnlySpan<char> suffix, Region region)
    {
        if (!Ends(suffix) || !In(region, suffix.Length)) return false;
        Cut(suffix.Length);
        return true;
    }

    /// <summary>Puts other letters in the place of the last <paramref name="length"/>.</summary>
    public void ReplaceEnd(int length, scoped ReadOnlySpan<char> with)
    {
        Length -= length;
        with.CopyTo(_letters[Length..]);
        Length += with.Length;
    }

    /// <summary>Puts other letters in the place of some; regions must not have been marked yet, or are marked again.</summary>
    public void Replace(int start, int length, scoped ReadOnlySpan<char> with)
    {
        _letters[(start + length)..Length].CopyTo(_letters[(start + with.Length)..]);
        with.CopyTo(_letters[start..]);
        Length += with.Length - length;
    }

    public readonly void ReplaceAll(char letter, char with) => _letters[..Length].Replace(letter, with);

    /// <summary>The place behind the first letter from <paramref name="start"/> that is (or is not) in the set; the end if there is none.</summary>
    public readonly int Past(int start, Letters set, bool member)
    {
        for (var i = start; i < Length; i++)
        {
            if (set.Has(_letters[i]) == member) return i + 1;
        }

        return Length;
    }

    /// <summary>R1: behind the first non-vowel that follows a vowel; R2: the same again within R1.</summary>
    public void MarkR1AndR2(Letters vowels)
    {
        R1 = PastVowelAndConsonant(0, vowels);
        R2 = PastVowelAndConsonant(R1, vowels);
    }

    public readonly int PastVowelAndConsonant(int start, Letters vowels) => Past(Past(start, vowels, member: true), vowels, member: false);
}
