using System.Text;
using System.Xml;
using Sherloc.Ingestion.Readers.Docx;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>The texts that the cells of a workbook share.</summary>
internal static class SheetStrings
{
    /// <summary>Characters of all of them; they are in memory together.</summary>
    public const int MostCharacters = 48 * 1024 * 1024;

    public static List<string> Read(DocxPackage package, string part, CancellationToken cancellationToken)
    {
        var strings = new List<string>();
        using var reader = package.Open(part);
        var characters = 0L;
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                cancellationToken.ThrowIfCancellationRequested();
                strings.Add(Texts(reader, cancellationToken));
                // A short text costs as much as its object.
                characters += strings[^1].Length + 16;
                if (characters > MostCharacters)
                {
                    throw new RefusedException("The workbook has more than 48 million characters of text.", "Divide it, or save the sheet as CSV.");
                }
            }
        }

        return strings;
    }

    /// <summary>
    /// The text of the element that the reader stands on: its values and runs, without the marks of pronunciation and without formulas. The
    /// reader then stands on the element's end.
    /// </summary>
    public static string Texts(XmlReader reader, CancellationToken cancellationToken)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = reader.Depth;
        var taken = false;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            BoundedXml.CheckDepth(reader);
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName is "rPh" or "f":
                    BoundedXml.Skip(reader, cancellationToken);
                    break;
                case XmlNodeType.Element:
                    taken = reader.LocalName is "t" or "v" && !reader.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    taken = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when taken:
                    text.Append(BoundedXml.Text(reader, BoundedXml.LongestRecord - text.Length, BoundedXml.Line(reader)));
                    break;
            }
        }

        return text.ToString();
    }
}
