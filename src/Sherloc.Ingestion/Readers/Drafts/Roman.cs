using System.Text;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>Roman numerals of lists.</summary>
internal static class Roman
{
    private static readonly (int Value, string Sign)[] Signs =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    /// <summary>In capitals; null for what has none.</summary>
    public static string? Of(int number)
    {
        if (number is < 1 or > 3999)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var (value, sign) in Signs)
        {
            for (; number >= value; number -= value)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }
}
