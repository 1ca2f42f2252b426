using System.Globalization;
using System.Text;

namespace Sherloc.Core.Analysis;

/// <summary>What a character is to the scanner of words.</summary>
internal enum CharClass : byte
{
    Separator,
    Letter,
    Digit,

    /// <summary>A combining mark: part of a word behind a letter, else nothing.</summary>
    Mark,

    /// <summary>Soft hyphen, zero-width characters, directional marks, variation selectors, tatweel: as if not there.</summary>
    Ignorable,

    /// <summary>Han, Hiragana and Katakana: written without spaces, indexed by pairs.</summary>
    Ideograph,

    /// <summary>§ and ¶.</summary>
    Section,
    Apostrophe,
    Surrogate,
}

/// <summary>Classes of characters, near those of UAX 29; see <see cref="CharClass"/>.</summary>
internal static class CharClasses
{
    private static readonly CharClass[] Ascii = [.. Enumerable.Range(0, 128).Select(code => Classify((char)code))];
    private static readonly CharClass[]?[] Pages = new CharClass[256][];

    public static CharClass Of(char letter) => letter < 128 ? Ascii[letter] : (Pages[letter >> 8] ?? Fill(letter >> 8))[letter & 0xFF];

    /// <summary>The class of the character at a place, and its width: 2 for a pair of surrogates. A lone one separates.</summary>
    public static CharClass At(string text, int index, out int width)
    {
        width = 1;
        var found = Of(text[index]);
        if (found != CharClass.Surrogate) return found;
        if (!Rune.TryGetRuneAt(text, index, out var rune)) return CharClass.Separator;
        width = 2;
        if (rune.Value is (>= 0x20000 and < 0x40000) or (>= 0x1AFF0 and < 0x1B170)) return CharClass.Ideograph;
        return ByCategory(Rune.GetUnicodeCategory(rune));
    }

    private static CharClass[] Fill(int number) =>
        Pages[number] = [.. Enumerable.Range(number << 8, 256).Select(code => Classify((char)code))];

    private static CharClass Classify(char letter) => letter switch
    {
        '§' or '¶' => CharClass.Section,
        '\'' or '\u2018' or '\u2019' or '\u02BC' or '\uFF07' => CharClass.Apostrophe,
        '\u0640' or '\u034F' or '\u061C' or (>= '\uFE00' and <= '\uFE0F') => CharClass.Ignorable,
        '\uFF9E' or '\uFF9F' => CharClass.Mark,
        (>= '\u3005' and <= '\u3007') or (>= '\u3021' and <= '\u3029') or '\u303B' or (>= '\u3041' and <= '\u3096')
            or (>= '\u309D' and <= '\u309F') or (>= '\u30A1' and <= '\u30FA') or (>= '\u30FC' and <= '\u30FF')
            or (>= '\u31F0' and <= '\u31FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF')
            or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9D') => CharClass.Ideograph,
        _ => ByCategory(char.GetUnicodeCategory(letter)),
    };

    private static CharClass ByCategory(UnicodeCategory category) => category switch
    {
        <= UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => CharClass.Letter,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharClass.Mark,
        UnicodeCategory.DecimalDigitNumber => CharClass.Digit,
        UnicodeCategory.Format => CharClass.Ignorable,
        UnicodeCategory.Surrogate => CharClass.Surrogate,
        _ => CharClass.Separator,
    };
}
