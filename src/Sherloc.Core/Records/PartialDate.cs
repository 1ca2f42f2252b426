using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sherloc.Core.Records;

public enum DatePrecision
{
    Year,
    Month,
    Day,
}

/// <summary>A date as exact as its source: a year, a month or a day. Written <c>2019</c>, <c>2019-03</c>, <c>2019-03-14</c>.</summary>
[JsonConverter(typeof(PartialDateJsonConverter))]
public readonly record struct PartialDate : IComparable<PartialDate>
{
    private PartialDate(int year, int month, int day) => (Year, Month, Day) = (year, month, day);

    /// <summary>1 to 9999.</summary>
    public int Year { get; }

    /// <summary>1 to 12, or 0 where the source gives only the year.</summary>
    public int Month { get; }

    /// <summary>1 to 31, or 0 where the source gives no day.</summary>
    public int Day { get; }

    public DatePrecision Precision => Day > 0 ? DatePrecision.Day : Month > 0 ? DatePrecision.Month : DatePrecision.Year;

    /// <summary>yyyymmdd with zeros for what is not known: orders a year before its months and a month before its days.</summary>
    public int SortKey => (Year * 10000) + (Month * 100) + Day;

    public static PartialDate Of(int year, int month = 0, int day = 0) =>
        TryCreate(year, month, day, out var date)
            ? date
            : throw new ArgumentOutOfRangeException(nameof(year), string.Create(CultureInfo.InvariantCulture, $"{year}-{month}-{day} is not a date."));

    /// <summary>Reads YYYY, YYYY-MM or YYYY-MM-DD of the Gregorian calendar; nothing else, so that 03/04 is never guessed at.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (text is null || text.Length is not (4 or 7 or 10))
        {
            return false;
        }

        return Number(text, 0, 4, out var year)
            && (text.Length < 7 || (text[4] == '-' && Number(text, 5, 2, out _)))
            && (text.Length < 10 || (text[7] == '-' && Number(text, 8, 2, out _)))
            && TryCreate(year, Part(text, 5), Part(text, 8), out date)
            && date.ToString().Length == text.Length;
    }

    public int CompareTo(PartialDate other) => SortKey.CompareTo(other.SortKey);

    public override string ToString() => Precision switch
    {
        DatePrecision.Day => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
        DatePrecision.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
        _ => Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    private static bool TryCreate(int year, int month, int day, out PartialDate date)
    {
        date = default;
        if (year is < 1 or > 9999 || month is < 0 or > 12 || (month == 0 && day != 0))
        {
            return false;
        }

        if (day < 0 || (month > 0 && day > DateTime.DaysInMonth(year, month)))
        {
            return false;
        }

        date = new PartialDate(year, month, day);
        return true;
    }

    private static bool Number(string text, int start, int length, out int value) =>
        int.TryParse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static int Part(string text, int start) =>
        text.Length > start && Number(text, start, 2, out var value) ? value : 0;
}

internal sealed class PartialDateJsonConverter : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => reader.GetInt32().ToString("0000", CultureInfo.InvariantCulture),
            _ => null,
        };
        return PartialDate.TryParse(text, out var date)
            ? date
            : throw new JsonException($"'{text}' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD.");
    }

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
