using System.Globalization;
using System.Text;

namespace Sherloc.Core.Analysis;

/// <summary>
/// Two steps from a character as written to the form that is compared. <see cref="Normal"/> is what the stemmers need: lower case,
/// diacritics kept, full-width, presentation and ligature forms undone, digits of every script in ASCII, vowel signs of Arabic and
/// Hebrew dropped. <see cref="Plain"/> then folds diacritics, and letter forms of Arabic. Both expect composed text (NFC).
/// </summary>
internal static class Folding
{
    public static readonly CharMap Normal = new(NormalOf);
    public static readonly CharMap Plain = new(PlainOf);

    /// <summary>Folds text in the normal form; as much of it as there is room for.</summary>
    public static int Fold(ReadOnlySpan<char> normal, Span<char> destination)
    {
        var length = 0;
        foreach (var letter in normal)
        {
            if (!Plain.TryAppend(letter, destination, ref length)) break;
        }

        return length > 0 && char.IsHighSurrogate(destination[length - 1]) ? length - 1 : length;
    }

    /// <summary>The normal form of a character beyond the basic plane, such as a mathematical letter.</summary>
    public static string NormalOf(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
            ? Digit((int)Rune.GetNumericValue(rune))
            : Rune.ToLowerInvariant(rune).ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static string NormalOf(char letter)
    {
        var kind = CharClasses.Of(letter);
        if (kind == CharClass.Digit) return Digit(CharUnicodeInfo.GetDecimalDigitValue(letter));
        if (kind == CharClass.Ignorable || IsVowelSign(letter)) return "";
        if (kind == CharClass.Apostrophe) return "'";
        if (letter is 'İ' or 'ı') return "i";
        if (char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        {
            return letter.ToString();
        }

        var compatible = letter.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        if (kind != CharClass.Letter) return compatible;

        // Some letters are written out with spaces or signs (the Arabic ligatures of whole phrases): only their letters count.
        var letters = string.Concat(compatible.Where(part => CharClasses.Of(part) is CharClass.Letter or CharClass.Digit or CharClass.Mark
            && !IsVowelSign(part)));
        return letters.Length > 0 ? letters : letter.ToString();
    }

    private static string PlainOf(char letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ħ' => "h",
        'ł' => "l",
        'ŧ' => "t",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        'ٱ' => "ا",
        'ى' or 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        // Letters of their own, not accented ones.
        'й' or 'ї' or 'ў' => letter.ToString(),
        _ when IsAccent(letter) || IsVowelSign(letter) => "",
        _ when letter < '\u0700' || letter is >= '\u1E00' and < '\u2000' => WithoutAccents(letter),
        _ => letter.ToString(),
    };

    private static string WithoutAccents(char letter) =>
        string.Concat(letter.ToString().Normalize(NormalizationForm.FormD).Where(part => !IsAccent(part)));

    /// <summary>Marks that letters of Latin, Greek, Cyrillic and Arabic carry; those of Indic scripts are vowels and stay.</summary>
    private static bool IsAccent(char letter) => letter
        is (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0489') or (>= '\u0653' and <= '\u0655')
        or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF')
        or (>= '\uFE20' and <= '\uFE2F');

    private static bool IsVowelSign(char letter) => letter
        is (>= '\u0591' and <= '\u05BD') or '\u05BF' or '\u05C1' or '\u05C2' or '\u05C4' or '\u05C5' or '\u05C7'
        or (>= '\u0610' and <= '\u061A') or (>= '\u064B' and <= '\u0652') or (>= '\u0656' and <= '\u065F') or '\u0670'
        or (>= '\u06D6' and <= '\u06DC') or (>= '\u06DF' and <= '\u06E8') or (>= '\u06EA' and <= '\u06ED');

    private static string Digit(int value) => value.ToString(CultureInfo.InvariantCulture);
}
