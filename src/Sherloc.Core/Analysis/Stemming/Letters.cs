namespace Sherloc.Core.Analysis.Stemming;

/// <summary>A set of letters of one language; answers in constant time for the alphabets up to Cyrillic.</summary>
internal sealed class Letters
{
    private readonly bool[] _members;

    public Letters(string letters)
    {
        _members = new bool[letters.Max() + 1];
        foreach (var letter in letters) _members[letter] = true;
    }

    public bool Has(char letter) => letter < _members.Length && _members[letter];
}
