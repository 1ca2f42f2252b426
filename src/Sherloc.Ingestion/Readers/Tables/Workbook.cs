using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sherloc.Ingestion.Readers.Docx;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>What a workbook says of its sheets and of which numbers are dates.</summary>
internal sealed partial class Workbook
{
    /// <summary>The last day that spreadsheets know, 9999-12-31.</summary>
    private const double LastDay = 2_958_466;

    private readonly HashSet<string> dateStyles;
    private readonly bool from1904;

    public Workbook(DocxPackage package)
    {
        var book = package.Load(package.MainPart) ?? new XElement("workbook");
        var folder = Path.GetDirectoryName(package.MainPart)!.Replace('\\', '/');
        var relations = (package.Load($"{folder}/_rels/{Path.GetFileName(package.MainPart)}.rels")?.Elements("Relationship") ?? [])
            .Where(r => r.Attribute("Id") is not null && r.Attribute("Target") is not null)
            .Select(r => (Id: r.Attribute("Id")!.Value, Type: r.Attribute("Type")?.Value ?? "", Part: At(folder, r.Attribute("Target")!.Value)))
            .ToList();
        // Sheets of charts and of macros have no cells.
        var sheets = relations.Where(r => r.Type.EndsWith("/worksheet", StringComparison.Ordinal)).GroupBy(r => r.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Part, StringComparer.Ordinal);
        Sheets = [.. (book.Element("sheets")?.Elements("sheet") ?? [])
            .Select(s => (Name: s.Attribute("name")?.Value ?? "", Part: sheets.GetValueOrDefault(s.Attribute("id")?.Value ?? "")!))
            .Where(s => s.Part is not null)];
        Strings = relations.FirstOrDefault(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Part ?? folder + "/sharedStrings.xml";
        from1904 = book.Element("workbookPr")?.Attribute("date1904")?.Value is "1" or "true";
        dateStyles = DateStyles(package.Beside("styles.xml"));
    }

    /// <summary>Names and parts, in the order of the tabs.</summary>
    public IReadOnlyList<(string Name, string Part)> Sheets { get; }

    /// <summary>The part with the shared texts.</summary>
    public string Strings { get; }

    /// <summary>Whether numbers in this style are dates.</summary>
    public bool IsDate(string? style) => dateStyles.Contains(style ?? "0");

    /// <summary>Days since the beginning of the workbook's calendar as ISO 8601, with the time where there is one; null where it is no date.</summary>
    public string? Date(double days)
    {
        if (days is < 1 or >= LastDay)
        {
            return null;
        }

        // The calendar of 1900 has a 29 February that never was: days before it are one off.
        var date = from1904 ? new DateTime(1904, 1, 1).AddDays(days) : new DateTime(1899, 12, 30).AddDays(days < 60 ? days + 1 : days);
        return date.TimeOfDay.TotalSeconds < 1 ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a number format shows a date: a day or a year, outside of quoted words, escapes and brackets.</summary>
    internal static bool ShowsDate(string format) => Letters().Replace(format, "").AsSpan().IndexOfAny("dyDY") >= 0;

    private static HashSet<string> DateStyles(XElement? styles)
    {
        var own = (styles?.Element("numFmts")?.Elements("numFmt") ?? [])
            .GroupBy(f => f.Attribute("numFmtId")?.Value ?? "", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => ShowsDate(g.First().Attribute("formatCode")?.Value ?? ""), StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var style in styles?.Element("cellXfs")?.Elements("xf") ?? [])
        {
            var format = style.Attribute("numFmtId")?.Value ?? "0";
            // Formats that need no definition: 14 to 17 and 22 are dates everywhere, 27 to 36 and 50 to 58 in East Asia.
            if (own.TryGetValue(format, out var isDate) ? isDate : int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58))
            {
                found.Add(index.ToString(CultureInfo.InvariantCulture));
            }

            index++;
        }

        return found;
    }

    private static string At(string folder, string target) => target.StartsWith('/') ? target.TrimStart('/') : folder + "/" + target;

    [GeneratedRegex(@"""[^""]*""|\[[^\]]*\]|\\.|_.|\*.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Letters();
}
