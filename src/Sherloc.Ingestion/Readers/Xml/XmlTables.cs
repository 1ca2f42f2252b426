using System.Globalization;
using System.Xml.Linq;

namespace Sherloc.Ingestion.Readers.Xml;

/// <summary>Tables as HTML, Akoma Ntoso and USLM write them alike.</summary>
internal static class XmlTables
{
    /// <summary>Rows of the table itself, wherever they are grouped; rows of tables inside its cells are text of the cell.</summary>
    public static IEnumerable<XElement> Rows(XElement table)
    {
        foreach (var child in table.Elements())
        {
            if (child.Name.LocalName == "tr")
            {
                yield return child;
            }
            else if (child.Name.LocalName is "thead" or "tbody" or "tfoot")
            {
                foreach (var row in child.Elements().Where(e => e.Name.LocalName == "tr"))
                {
                    yield return row;
                }
            }
            else if (child.Name.LocalName == "table")
            {
                foreach (var row in Rows(child))
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>Columns or rows that a cell covers, 1 where it does not say.</summary>
    public static int Span(XElement cell, string attribute) =>
        int.TryParse(cell.Attribute(attribute)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : 1;
}
