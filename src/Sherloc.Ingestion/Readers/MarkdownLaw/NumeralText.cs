using System.Globalization;
using System.Text.RegularExpressions;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>Numbers of articles that are written out: 第二百九十四条之一, الحادية والعشرون. Keys made of figures can be read, and stay when the wording is mended.</summary>
internal static partial class NumeralText
{
    private const string ChineseDigits = "零一二三四五六七八九";

    /// <summary>By the stem that all forms of the ordinal share, long ones first.</summary>
    private static readonly (string Stem, int Value)[] Arabic =
    [
        ("حادي", 1), ("أول", 1), ("ثاني", 2), ("ثالث", 3), ("رابع", 4), ("خامس", 5), ("سادس", 6), ("سابع", 7), ("ثامن", 8), ("تاسع", 9), ("عاشر", 10),
        ("عشرون", 20), ("عشرين", 20), ("ثلاثون", 30), ("ثلاثين", 30), ("أربعون", 40), ("أربعين", 40), ("خمسون", 50), ("خمسين", 50), ("ستون", 60), ("ستين", 60),
        ("سبعون", 70), ("سبعين", 70), ("ثمانون", 80), ("ثمانين", 80), ("تسعون", 90), ("تسعين", 90), ("مائتين", 200), ("مائتان", 200), ("مائة", 100), ("مئة", 100),
        ("عشرة", 10), ("عشر", 10),
    ];

    /// <summary>In figures; null for what is no number in words.</summary>
    public static string? Of(string text)
    {
        if (Chinese().Match(text) is { Success: true } match)
        {
            var number = ChineseNumber(match.Groups["number"].Value);
            var more = match.Groups["more"].Value;
            return number is null ? null : more.Length == 0 ? Figures(number.Value) : ChineseNumber(more) is { } after ? $"{Figures(number.Value)}-{Figures(after)}" : null;
        }

        return ArabicNumber(text) is { } ordinal ? Figures(ordinal) : null;
    }

    private static int? ChineseNumber(string text)
    {
        var (total, digit) = (0, 0);
        foreach (var sign in text)
        {
            var unit = sign switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (unit > 0)
            {
                total += Math.Max(1, digit) * unit;
                digit = 0;
            }
            else
            {
                digit = ChineseDigits.IndexOf(sign, StringComparison.Ordinal);
                if (digit < 0)
                {
                    return null;
                }
            }
        }

        return total + digit;
    }

    private static int? ArabicNumber(string text)
    {
        var total = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = Joining().Replace(word, "").TrimEnd(':');
            if (bare is "بعد")
            {
                continue;
            }

            var (stem, value) = Array.Find(Arabic, a => bare.StartsWith(a.Stem, StringComparison.Ordinal) && bare.Length <= a.Stem.Length + 2);
            if (stem is null)
            {
                return null;
            }

            total += value;
        }

        return total > 0 ? total : null;
    }

    private static string Figures(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^第(?<number>[零一二三四五六七八九十百千]+)[编章节条](之(?<more>[一二三四五六七八九十]+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chinese();

    /// <summary>And, the article.</summary>
    [GeneratedRegex("^و?ال", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Joining();
}
