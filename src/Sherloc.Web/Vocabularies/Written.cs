using System.Globalization;
using Sherloc.Core.Records;

namespace Sherloc.Web.Vocabularies;

/// <summary>Numbers and dates as the reader's language writes them.</summary>
public static class Written
{
    /// <summary>14 March 2019, March 2019 or 2019: no more exact than the source.</summary>
    public static string Text(this PartialDate date) => date.Precision switch
    {
        DatePrecision.Day => new DateOnly(date.Year, date.Month, date.Day).ToString(Pattern("d MMMM yyyy"), CultureInfo.CurrentCulture),
        DatePrecision.Month => new DateOnly(date.Year, date.Month, 1).ToString(Pattern("MMMM yyyy"), CultureInfo.CurrentCulture),
        _ => date.Year.ToString(CultureInfo.InvariantCulture),
    };

    public static string Text(this DateTimeOffset time) => time.UtcDateTime.ToString(Pattern("d MMMM yyyy"), CultureInfo.CurrentCulture);

    /// <summary>Day and minute, for what changes within a day.</summary>
    public static string Moment(this DateTimeOffset time) =>
        time.UtcDateTime.ToString(Pattern("d MMMM yyyy") + ", HH:mm", CultureInfo.CurrentCulture) + " UTC";

    public static string Text(this long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    public static string Text(this int number) => ((long)number).Text();

    /// <summary>A text of the resources with its particulars.</summary>
    public static string With(this string format, params object[] particulars) => string.Format(CultureInfo.CurrentCulture, format, particulars);

    // Chinese and Japanese write the year first; their long pattern says so.
    private static string Pattern(string pattern) => CultureInfo.CurrentCulture.TwoLetterISOLanguageName is "zh" or "ja"
        ? pattern.Contains('d', StringComparison.Ordinal) ? "yyyy年M月d日" : "yyyy年M月"
        : pattern;
}
