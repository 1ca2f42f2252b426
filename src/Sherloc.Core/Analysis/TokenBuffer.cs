using System.Text;

namespace Sherloc.Core.Analysis;

/// <summary>
/// The normal form of the token being read. What does not fit any more is left out; of a flood of combining marks the first four stay,
/// which no writing exceeds.
/// </summary>
internal ref struct TokenBuffer(Span<char> room)
{
    private const int MostMarks = 4;

    private readonly Span<char> _room = room;
    private int _length;
    private int _marks;
    private bool _composable;
    private bool _full;

    public readonly int Length => _length;

    public void Clear()
    {
        _length = 0;
        _marks = 0;
        _composable = false;
        _full = false;
    }

    /// <summary>Drops what was written behind a length remembered earlier.</summary>
    public void Shorten(int length) => _length = Math.Min(_length, length);

    /// <summary>Adds a letter, a digit or a mark of the text; <paramref name="width"/> is 2 for a pair of surrogates.</summary>
    public void Add(string text, int index, int width, CharClass kind)
    {
        var letter = text[index];
        if (width == 1 && letter < 128)
        {
            _marks = 0;
            Put(char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter);
            return;
        }

        _marks = kind == CharClass.Mark ? _marks + 1 : 0;
        if (_marks > MostMarks) return;
        _composable |= _marks > 0;
        if (width == 1) _full = _full || !Folding.Normal.TryAppend(letter, _room, ref _length);
        else if (!_full) AddPair(new Rune(letter, text[index + 1]));
    }

    /// <summary>Adds the ASCII letters that stand at a place, most of what most texts are made of; returns how many.</summary>
    public int AddLetters(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiLetter(text[count]))
        {
            Put((char)(text[count] | 0x20));
            count++;
        }

        _marks = count > 0 ? 0 : _marks;
        return count;
    }

    /// <summary>Adds a character that is in the normal form already.</summary>
    public void Put(char letter)
    {
        if (_full || _length == _room.Length) _full = true;
        else _room[_length++] = letter;
    }

    private void AddPair(Rune rune)
    {
        var normal = Folding.NormalOf(rune);
        _full = !normal.TryCopyTo(_room[_length..]);
        if (!_full) _length += normal.Length;
    }

    /// <summary>The token, its letters and marks composed (NFC). The memory is reused by the next token.</summary>
    public readonly ReadOnlySpan<char> Normal(Span<char> composed)
    {
        var plain = _room[.._length];
        if (!_composable) return plain;
        return ((ReadOnlySpan<char>)plain).TryNormalize(composed, out var length) ? composed[..length] : plain;
    }
}
