using System.Text;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>The rows of a table, with merged cells spread out: the text stands in the first of the places that a cell covers.</summary>
internal sealed class TableRows
{
    /// <summary>More columns than this are a layout or an attack.</summary>
    private const int MostColumns = 60;

    private readonly List<List<string>> rows = [];
    private readonly List<int> covered = [];
    private bool hasHeader;

    public bool IsEmpty => rows.TrueForAll(r => r.TrueForAll(string.IsNullOrEmpty));

    /// <summary>Most cells of a row.</summary>
    public int Columns => rows.Count == 0 ? 0 : rows.Max(r => r.Count);

    public IEnumerable<string> Cells => rows.SelectMany(r => r).Where(c => c.Length > 0);

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Text, columns and rows that each covers.</param>
    /// <param name="header">Whether the row holds headings; counts for the first row only.</param>
    public void Add(IEnumerable<(string Text, int Columns, int Rows)> cells, bool header)
    {
        var row = new List<string>();
        hasHeader |= header && rows.Count == 0;
        foreach (var (cell, columns, height) in cells)
        {
            SkipCovered(row);
            for (var i = 0; i < Math.Clamp(columns, 1, MostColumns) && row.Count < MostColumns; i++)
            {
                Cover(row.Count, Math.Clamp(height, 1, 1_000) - 1);
                row.Add(i == 0 ? cell : "");
            }
        }

        SkipCovered(row);
        if (row.Count > 0)
        {
            rows.Add(row);
        }
    }

    /// <summary>As a pipe table. Without headings of its own its header is empty, since Markdown knows no table without one.</summary>
    public string ToMarkdown()
    {
        var columns = Columns;
        var text = new StringBuilder();
        if (!hasHeader)
        {
            Row([], columns, text);
            text.Append('\n');
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (i == (hasHeader ? 1 : 0))
            {
                Rule(columns, text);
            }

            Row(rows[i], columns, text);
            text.Append(i < rows.Count - 1 ? "\n" : "");
        }

        if (hasHeader && rows.Count == 1)
        {
            text.Append('\n');
            Rule(columns, text);
            text.Length--;
        }

        return text.ToString();
    }

    private static void Rule(int columns, StringBuilder text) => text.Append('|').Insert(text.Length, " --- |", columns).Append('\n');

    private static void Row(List<string> row, int columns, StringBuilder text)
    {
        text.Append('|');
        for (var i = 0; i < columns; i++)
        {
            text.Append(' ').Append(i < row.Count ? row[i].Replace("|", "\\|", StringComparison.Ordinal) : "").Append(" |");
        }
    }

    private void SkipCovered(List<string> row)
    {
        while (row.Count < covered.Count && covered[row.Count] > 0)
        {
            covered[row.Count]--;
            row.Add("");
        }
    }

    private void Cover(int column, int rowsBelow)
    {
        while (covered.Count <= column)
        {
            covered.Add(0);
        }

        covered[column] = rowsBelow;
    }
}
