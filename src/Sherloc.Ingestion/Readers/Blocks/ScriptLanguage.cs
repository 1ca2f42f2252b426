using System.Text;

namespace Sherloc.Ingestion.Readers.Blocks;

/// <summary>
/// The language of a text whose script is not that of the language it is said to be in: a court that writes English one day and Chinese the
/// next says so nowhere in its pages. Only scripts that say enough are looked at.
/// </summary>
internal static class ScriptLanguage
{
    private static readonly (int From, int To, string Language, string Also)[] Scripts =
    [
        (0x4E00, 0x9FFF, "zh", "ja ko yue"),
        (0x0600, 0x06FF, "ar", "fa ur ps ku ug sd"),
        (0x0400, 0x04FF, "ru", "uk be bg sr mk kk ky mn tg"),
    ];

    /// <summary>Empty where the script fits the language, or where there are too few letters to tell.</summary>
    /// <param name="text">A paragraph.</param>
    /// <param name="language">What it is said to be in; may be empty.</param>
    public static string Of(string text, string language)
    {
        Span<int> counts = stackalloc int[Scripts.Length];
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
            {
                continue;
            }

            letters++;
            for (var i = 0; i < Scripts.Length; i++)
            {
                counts[i] += rune.Value >= Scripts[i].From && rune.Value <= Scripts[i].To ? 1 : 0;
            }
        }

        for (var i = 0; i < Scripts.Length; i++)
        {
            if (counts[i] * 2 > letters)
            {
                return Scripts[i].Language == language || Scripts[i].Also.Split(' ').Contains(language) ? "" : Scripts[i].Language;
            }
        }

        return "";
    }
}
