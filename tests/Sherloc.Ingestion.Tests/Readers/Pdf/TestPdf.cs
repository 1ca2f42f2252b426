using System.Globalization;
using System.Text;

namespace Sherloc.Ingestion.Tests.Readers.Pdf;

/// <summary>Writes small PDF files: pages of lines in Helvetica, with a table of places as the format wants it.</summary>
internal static class TestPdf
{
    /// <param name="pages">Lines from the top; an empty one leaves a gap.</param>
    public static byte[] Of(params string[][] pages)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {Number(pages.Length)} /Kids [{string.Join(' ', pages.Select((_, i) => $"{Number(4 + (2 * i))} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        };
        for (var i = 0; i < pages.Length; i++)
        {
            var content = "BT /F1 12 Tf 14 TL 72 770 Td\n" + string.Concat(pages[i].Select(l => $"({l.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj T*\n")) + "ET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {Number(5 + (2 * i))} 0 R >>");
            objects.Add($"<< /Length {Number(content.Length)} >>\nstream\n{content}\nendstream");
        }

        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (text, index) in objects.Select((o, i) => (o, i)))
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{text}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(p => file.Append(CultureInfo.InvariantCulture, $"{p:0000000000} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
