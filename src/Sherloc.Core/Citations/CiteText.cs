using System.Globalization;
using Sherloc.Core.Records;

namespace Sherloc.Core.Citations;

/// <summary>The plain form: what is cited, then where it was read.</summary>
internal static class CiteText
{
    // First-strong isolate and its end: words of another direction keep to themselves, wherever the line is pasted.
    private const string Isolate = "\u2068";
    private const string EndOfIsolate = "\u2069";

    public static string Write(CiteParts parts) =>
        $"{Work(parts)}. {Capital(parts.KindLabel)}, {parts.Edition}. {parts.Address} "
        + $"({parts.AccessedWord} {parts.Accessed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})";

    /// <summary>The thing itself: title, law or court, number, country, date.</summary>
    public static string Work(CiteParts parts)
    {
        var title = parts.EnglishTitle is { } english ? $"{Own(parts.Title)} [{english}]" : Own(parts.Title);
        return parts.Kind switch
        {
            RecordKind.Provision => Line([Own(parts.Container), parts.LawCitation, parts.Number, Differs(parts, title), .. Rest(parts).Select(Own)]),
            RecordKind.TreatyArticle => Line([Own(parts.Container), parts.Number, title]),
            RecordKind.Publication => Line([.. parts.Authors.Select(Own), title, Own(parts.Publisher), .. Rest(parts).Select(Own)]),
            _ => Line([title, .. Details(parts).Select(Own)]),
        };
    }

    /// <summary>Court or issuer, numbers, country and date, as they stand.</summary>
    public static IEnumerable<string?> Details(CiteParts parts) => [parts.Court ?? parts.Publisher, .. Rest(parts)];

    public static string Line(IEnumerable<string?> parts) => string.Join(", ", parts.OfType<string>().Where(p => p.Length > 0));

    private static IEnumerable<string?> Rest(CiteParts parts) => [.. parts.References, parts.Country, parts.Issued?.ToString()];

    /// <summary>A provision is often titled by its number alone; it is not said twice.</summary>
    private static string? Differs(CiteParts parts, string? title) => parts.Title == parts.Number ? null : title;

    private static string? Own(string? text) => text is not null && text.Any(IsRightToLeft) ? Isolate + text + EndOfIsolate : text;

    private static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
