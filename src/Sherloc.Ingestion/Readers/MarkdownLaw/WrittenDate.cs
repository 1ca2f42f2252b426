using System.Globalization;
using System.Text.RegularExpressions;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>Dates of files that write them in several ways, or by the calendar of their country.</summary>
internal static partial class WrittenDate
{
    /// <summary>Stands for a date of the Umm al-Qura calendar, year, month and day in this order: the civil calendar of Saudi Arabia.</summary>
    private const string UmmAlQura = "umm-al-qura";

    private static readonly UmAlQuraCalendar Calendar = new();

    /// <summary>The date by the first format that fits it.</summary>
    /// <param name="text">The date and nothing else, in digits of any script.</param>
    /// <param name="formats">With bars between; null for ISO 8601.</param>
    /// <param name="language">ISO 639-1, for the names of months.</param>
    public static PartialDate? Of(string text, string? formats, string language)
    {
        text = string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c));
        return formats is null
            ? DateText.Iso(text)
            : formats.Split('|').Select(f => f.Trim()).Select(f => f == UmmAlQura ? FromUmmAlQura(text) : DateText.Of(text, f, language)).FirstOrDefault(d => d is not null);
    }

    private static PartialDate? FromUmmAlQura(string text)
    {
        if (YearMonthDay().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (year, month, day) = (Figures(match.Groups["year"]), Figures(match.Groups["month"]), Figures(match.Groups["day"]));
        if (year < Calendar.GetYear(Calendar.MinSupportedDateTime) + 1 || year >= Calendar.GetYear(Calendar.MaxSupportedDateTime) || month is < 1 or > 12 || day < 1 || day > Calendar.GetDaysInMonth(year, month))
        {
            return null;
        }

        var date = Calendar.ToDateTime(year, month, day, 0, 0, 0, 0);
        return PartialDate.Of(date.Year, date.Month, date.Day);
    }

    private static int Figures(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<year>[0-9]{4}) ?/ ?(?<month>[0-9]{1,2}) ?/ ?(?<day>[0-9]{1,2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearMonthDay();
}
