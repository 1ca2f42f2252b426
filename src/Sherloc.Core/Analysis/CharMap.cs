using System.Collections.Concurrent;

namespace Sherloc.Core.Analysis;

/// <summary>
/// A function from a character to no, one or a few characters, remembered in pages of 256 that are computed at first use:
/// asking Unicode's tables for each character of a text would cost more than all the rest.
/// </summary>
internal sealed class CharMap(Func<char, string> map)
{
    private const char Nothing = '\0';
    private const char Several = '\uFFFF';

    private readonly char[]?[] _pages = new char[256][];
    private readonly ConcurrentDictionary<char, string> _several = new();

    /// <summary>Writes what a character becomes behind <paramref name="length"/>; false, with nothing written, if there is no room.</summary>
    public bool TryAppend(char letter, Span<char> destination, ref int length)
    {
        var page = _pages[letter >> 8] ?? Fill(letter >> 8);
        var mapped = page[letter & 0xFF];
        if (mapped == Nothing) return true;
        if (mapped != Several)
        {
            if (length >= destination.Length) return false;
            destination[length++] = mapped;
            return true;
        }

        if (!_several[letter].AsSpan().TryCopyTo(destination[length..])) return false;
        length += _several[letter].Length;
        return true;
    }

    private char[] Fill(int number)
    {
        var page = new char[256];
        for (var i = 0; i < page.Length; i++)
        {
            var letter = (char)((number << 8) | i);
            var mapped = map(letter);
            page[i] = mapped.Length switch { 0 => Nothing, 1 => mapped[0], _ => Several };
            if (page[i] == Several) _several[letter] = mapped;
        }

        // Filled twice at worst, by two threads, with the same content.
        return _pages[number] = page;
    }
}
