using System.Globalization;
using System.Text;
using Sherloc.Core.Records;

namespace Sherloc.Core.Citations;

/// <summary>RIS: a line for each fact, a tag of two characters before it.</summary>
internal static class CiteRis
{
    public static string Write(CiteParts parts)
    {
        var lines = new StringBuilder();
        Line("TY", parts.Kind switch
        {
            RecordKind.Case => "CASE",
            RecordKind.Provision or RecordKind.TreatyArticle => "STAT",
            RecordKind.Strategy => "RPRT",
            RecordKind.Publication => parts.Isbn is null ? "RPRT" : "BOOK",
            _ => "ELEC",
        });
        Line("ID", $"sherloc-{parts.Id}-v{parts.Version}");
        foreach (var author in parts.Authors)
        {
            Line("AU", author);
        }

        Line("TI", parts.Title);
        Line("TT", parts.EnglishTitle);
        Line("T2", parts.Container);
        Line("SE", parts.Number);
        Line("PB", parts.Court ?? parts.Publisher);
        Line("CY", parts.Country);
        Line("M1", parts.LawCitation);
        foreach (var reference in parts.References)
        {
            Line("M1", reference);
        }

        if (parts.Issued is { } issued)
        {
            Line("PY", issued.Year.ToString("0000", CultureInfo.InvariantCulture));
            Line("DA", string.Create(CultureInfo.InvariantCulture, $"{issued.Year:0000}/{Part(issued.Month)}/{Part(issued.Day)}/"));
        }

        Line("DO", parts.Doi);
        Line("SN", parts.Isbn);
        Line("LA", parts.Language);
        Line("ET", parts.Version);
        Line("DB", parts.Collection);
        Line("UR", parts.Address);
        Line("Y2", parts.Accessed.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture));
        Line("N1", $"{parts.KindLabel}, {parts.Edition}");
        return lines.Append("ER  - \r\n").ToString();

        void Line(string tag, string? value)
        {
            if (value is not null)
            {
                lines.Append(tag).Append("  - ").Append(value).Append("\r\n");
            }
        }
    }

    private static string Part(int number) => number == 0 ? "" : number.ToString("00", CultureInfo.InvariantCulture);
}
