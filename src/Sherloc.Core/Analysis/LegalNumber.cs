using System.Buffers;
using System.Globalization;

namespace Sherloc.Core.Analysis;

/// <summary>
/// Numbers as laws are cited: digits with the letters, dots, hyphens and paragraphs in parentheses that belong to them, so that an
/// exact phrase finds the provision and not another of the same number.
/// </summary>
internal static class LegalNumber
{
    private const int LongestParagraph = 6;
    private const int LongestSuffix = 2;
    private const char FirstEasternLetter = '\u0590';

    private static readonly SearchValues<char> RomanDigits = SearchValues.Create("ivxlcIVXLC");

    /// <summary>Reads the number that starts here into the token; returns its end.</summary>
    public static int Read(string text, int start, ref TokenBuffer token)
    {
        var end = Digits(text, start, ref token);
        var plain = end;
        end = Letters(text, end, ref token);
        if (end == plain) end = Thousands(text, start, end, ref token);
        end = Dots(text, end, ref token);
        end = Hyphens(text, start, end, ref token);
        while (Paragraph(text, end) is var close and > 0)
        {
            for (var index = end; index < close; index++)
            {
                if (IsInParagraph(text[index])) token.Add(text, index, 1, CharClass.Letter);
            }

            end = close;
        }

        return end;
    }

    /// <summary>Whether digits here, with or without a letter or two, are followed at once by a paragraph, as in <c>s3(1)</c>.</summary>
    public static bool HasParagraphs(string text, int index)
    {
        while (Is(text, index, CharClass.Digit)) index++;
        var letters = 0;
        while (letters < LongestSuffix && Is(text, index + letters, CharClass.Letter)) letters++;
        return At(text, index + letters) is '(' or '（' && Paragraph(text, index + letters) > 0;
    }

    private static char At(string text, int index) => (uint)index < (uint)text.Length ? text[index] : '\0';

    private static bool Is(string text, int index, CharClass kind) => (uint)index < (uint)text.Length && CharClasses.Of(text[index]) == kind;

    private static bool IsWordPart(string text, int index) =>
        (uint)index < (uint)text.Length
        && CharClasses.At(text, index, out _) is CharClass.Letter or CharClass.Digit or CharClass.Mark;

    private static int Digits(string text, int index, ref TokenBuffer token)
    {
        while (index < text.Length)
        {
            var kind = CharClasses.At(text, index, out var width);
            if (kind is not (CharClass.Digit or CharClass.Ignorable)) break;
            if (kind == CharClass.Digit) token.Add(text, index, width, kind);
            index += width;
        }

        return LastOf(text, index);
    }

    /// <summary>
    /// Letters written on to the digits, whatever comes: <c>1591a</c>, <c>12bis</c>, <c>1st</c>. Those of Arabic and what lies behind it
    /// in Unicode are words of their own: years are written so.
    /// </summary>
    private static int Letters(string text, int index, ref TokenBuffer token)
    {
        while (index < text.Length)
        {
            var kind = CharClasses.At(text, index, out var width);
            if (kind is not (CharClass.Letter or CharClass.Digit or CharClass.Mark or CharClass.Ignorable)) break;
            if (kind == CharClass.Letter && text[index] >= FirstEasternLetter) break;
            if (kind != CharClass.Ignorable) token.Add(text, index, width, kind);
            index += width;
        }

        return LastOf(text, index);
    }

    /// <summary>The end without the ignorable characters before it.</summary>
    private static int LastOf(string text, int end)
    {
        while (Is(text, end - 1, CharClass.Ignorable)) end--;
        return end;
    }

    /// <summary>Groups of three digits behind commas; the commas fall out. Behind a nought the comma is a decimal sign.</summary>
    private static int Thousands(string text, int start, int end, ref TokenBuffer token)
    {
        if (end - start > 3 || IsZero(text[start])) return end;
        while (At(text, end) == ',' && Is(text, end + 1, CharClass.Digit) && Is(text, end + 2, CharClass.Digit)
            && Is(text, end + 3, CharClass.Digit) && !IsWordPart(text, end + 4))
        {
            for (var index = end + 1; index < end + 4; index++) token.Add(text, index, 1, CharClass.Digit);
            end += 4;
        }

        return end;
    }

    private static bool IsZero(char digit) => CharUnicodeInfo.GetDecimalDigitValue(digit) == 0;

    /// <summary>Digits or one small letter behind a dot: <c>3.2.a</c>, but not the next sentence.</summary>
    private static int Dots(string text, int end, ref TokenBuffer token)
    {
        while (At(text, end) == '.')
        {
            var from = token.Length;
            token.Put('.');
            var next = end + 1;
            if (Is(text, next, CharClass.Digit))
            {
                end = Letters(text, next, ref token);
            }
            else if (char.IsLower(At(text, next)) && !IsWordPart(text, next + 1))
            {
                token.Add(text, next, 1, CharClass.Letter);
                end = next + 1;
            }
            else
            {
                token.Shorten(from);
                return end;
            }
        }

        return end;
    }

    /// <summary>
    /// Parts behind hyphens: two or more make one number (<c>18-12-a</c>, a date, a docket), and so does one if there is a letter in it
    /// (<c>1320a-7b</c>). A pair of plain numbers stays two: a range, a law and its year, and a phrase finds both all the same.
    /// </summary>
    private static int Hyphens(string text, int start, int end, ref TokenBuffer token)
    {
        var from = token.Length;
        var (parts, last) = (0, end);
        while (PartBehindHyphen(text, last) is var partEnd and > 0)
        {
            token.Put('-');
            for (var index = last + 1; index < partEnd; index++) token.Add(text, index, 1, CharClass.Letter);
            last = partEnd;
            parts++;
        }

        if (parts > 1 || (parts == 1 && IsOneNumber(text.AsSpan(start, end - start), text.AsSpan(end + 1, last - end - 1)))) return last;
        token.Shorten(from);
        return end;
    }

    private static int PartBehindHyphen(string text, int index)
    {
        if (At(text, index) is not ('-' or '\u2010' or '\u2011' or '\u2013')) return 0;
        var end = index + 1;
        while (Is(text, end, CharClass.Digit)) end++;
        var letters = 0;
        while (letters < LongestSuffix && char.IsAsciiLetter(At(text, end + letters))) letters++;
        end += letters;
        return end > index + 1 && !IsWordPart(text, end) ? end : 0;
    }

    private static bool IsOneNumber(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (CharClasses.Of(second[0]) == CharClass.Letter && second.Length > 1) return false;
        return HasLetter(first) || HasLetter(second);
    }

    private static bool HasLetter(ReadOnlySpan<char> part)
    {
        foreach (var letter in part)
        {
            if (CharClasses.Of(letter) == CharClass.Letter) return true;
        }

        return false;
    }

    /// <summary>The end of a paragraph in parentheses, with at most a space before it; 0 if there is none.</summary>
    private static int Paragraph(string text, int index)
    {
        if (char.IsWhiteSpace(At(text, index)) && At(text, index) is not ('\n' or '\r')) index++;
        if (At(text, index) is not ('(' or '（')) return 0;
        var start = index + 1;
        var end = start;
        while (end - start <= LongestParagraph && IsInParagraph(At(text, end)) && At(text, end) is not (')' or '）')) end++;
        return At(text, end) is ')' or '）' && IsParagraph(text.AsSpan(start, end - start)) ? end + 1 : 0;
    }

    private static bool IsInParagraph(char letter) =>
        letter is '(' or ')' or '（' or '）' || CharClasses.Of(letter) is CharClass.Letter or CharClass.Digit;

    /// <summary>Up to three digits with up to two letters, a letter once or repeated, or a Roman numeral; not a word: <c>6 (six) months</c>.</summary>
    private static bool IsParagraph(ReadOnlySpan<char> inside)
    {
        if (inside.IsEmpty) return false;
        var digits = 0;
        while (digits < inside.Length && CharClasses.Of(inside[digits]) == CharClass.Digit) digits++;
        var letters = inside[digits..];
        if (digits > 0) return digits <= 3 && letters.Length <= LongestSuffix;
        return letters.Length == 1
            || (letters.Length <= 3 && letters.IndexOfAnyExcept(letters[0]) < 0)
            || !letters.ContainsAnyExcept(RomanDigits)
            || (letters.Length == 2 && CharClasses.Of(letters[1]) == CharClass.Digit);
    }
}
