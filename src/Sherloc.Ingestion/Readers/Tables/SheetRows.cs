using System.Globalization;
using System.Text;
using System.Xml;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Docx;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>
/// The cells of one sheet of a workbook (ECMA-376, SpreadsheetML), row by row. Formulas are not computed: the value that was saved with them
/// counts. Dates are told by the format of their numbers and become ISO 8601.
/// </summary>
internal sealed class SheetRows(DocxPackage package, CancellationToken cancellationToken)
{
    /// <summary>Unpacked, in bytes: a million rows of some columns.</summary>
    public const long LargestUnpacked = 512L * 1024 * 1024;

    /// <summary>As many as a sheet can have.</summary>
    private const int MostColumns = 16_384;

    private readonly Workbook workbook = new(package);

    /// <summary>Names of the sheets that can be read, in their order.</summary>
    public IReadOnlyList<string> Sheets => [.. workbook.Sheets.Select(s => s.Name)];

    /// <param name="name">Of the sheet; null for the first.</param>
    public IEnumerable<CellRow> Read(string? name)
    {
        var sheet = workbook.Sheets.FirstOrDefault(s => name is null || string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));
        if (sheet.Part is null)
        {
            throw new RefusedException(name is null ? "There is no sheet in the file." : $"There is no sheet '{Values.Short(name)}'.", "Name one as rows.sheet: " + string.Join(", ", Sheets) + ".");
        }

        var strings = SheetStrings.Read(package, workbook.Strings, cancellationToken);
        using var reader = package.Open(sheet.Part) ?? throw new RefusedException($"The sheet '{Values.Short(sheet.Name)}' is not in the file.", "Open it with the program it was written with and save it anew.");
        var number = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
            {
                cancellationToken.ThrowIfCancellationRequested();
                number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var own) && own > number ? own : number + 1;
                var cells = Cells(reader, strings);
                yield return new CellRow(number, cells, Encoding.UTF8.GetBytes(string.Join('\u001F', cells)));
            }
        }
    }

    private List<string> Cells(XmlReader reader, IReadOnlyList<string> strings)
    {
        var cells = new List<string>();
        if (reader.IsEmptyElement)
        {
            return cells;
        }

        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
            {
                continue;
            }

            var column = Column(reader.GetAttribute("r")) ?? cells.Count;
            var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
            var text = Value(SheetStrings.Texts(reader, cancellationToken), type, style, strings);
            if (text.Length > 0 && column < MostColumns)
            {
                // Cells without a value are left out of the file.
                while (cells.Count <= column)
                {
                    cells.Add("");
                }

                cells[column] = text;
            }
        }

        return cells;
    }

    private string Value(string text, string? type, string? style, IReadOnlyList<string> strings) => type switch
    {
        "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : "",
        "b" => text == "1" ? "true" : "false",
        // What a formula that went wrong shows is no value.
        "e" => "",
        "str" or "inlineStr" or "d" => text,
        _ => workbook.IsDate(style) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) ? workbook.Date(days) ?? text : text,
    };

    /// <summary>The column of a reference such as <c>AB12</c>, from 0.</summary>
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c))
            {
                break;
            }

            column = Math.Min((column * 26) + (char.ToUpperInvariant(c) - 'A' + 1), MostColumns + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
