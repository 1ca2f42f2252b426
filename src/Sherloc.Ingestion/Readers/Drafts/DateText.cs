using System.Globalization;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>Dates as files write them.</summary>
internal static class DateText
{
    /// <summary>Years that publishers write where they know none.</summary>
    private const int FirstYear = 1200;
    private const int LastYear = 2200;

    /// <summary>The date at the start of an ISO 8601 text; null where there is none or it only fills a place (1000-01-01, 9999-12-31).</summary>
    public static PartialDate? Iso(string? text)
    {
        text = text?.Trim() ?? "";
        var day = text.Length > 10 && text[10] is 'T' or ' ' or '+' or 'Z' ? text[..10] : text;
        return PartialDate.TryParse(day, out var date) && date.Year is > FirstYear and < LastYear ? date : null;
    }

    /// <summary>A date in words or figures.</summary>
    /// <param name="text">The date and nothing else.</param>
    /// <param name="format">A format of .NET; null for ISO 8601.</param>
    /// <param name="language">ISO 639-1, for the names of months.</param>
    public static PartialDate? Of(string text, string? format, string language)
    {
        if (format is null)
        {
            return Iso(text);
        }

        var culture = Culture(language);
        return DateOnly.TryParseExact(text.Trim(), format, culture, DateTimeStyles.AllowWhiteSpaces, out var date)
            ? PartialDate.Of(date.Year, date.Month, date.Day)
            : null;
    }

    private static CultureInfo Culture(string language)
    {
        if (language.Length == 0)
        {
            return CultureInfo.InvariantCulture;
        }

        // Laws are dated by the Gregorian calendar in every language here, whatever a country's own calendar is.
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(language).Clone();
        culture.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() ?? culture.DateTimeFormat.Calendar;
        return culture;
    }
}
