using System.Text;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>A row as the format gives it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Cells">In the order of the columns; empty ones are empty texts.</param>
/// <param name="Raw">What its hash is made from; of a delimited file, the row as it stands there.</param>
/// <param name="Separator">Null for a sheet, whose format leaves empty cells out.</param>
internal sealed record CellRow(int Line, IReadOnlyList<string> Cells, byte[] Raw, char? Separator = null)
{
    public bool IsOfSheet => Separator is null;

    /// <summary>Line and place in the line of a cell, from 1; of a sheet, row and column. Looked for where something is wrong with it.</summary>
    public (int Line, int Column) Locate(int cell)
    {
        if (IsOfSheet)
        {
            return (Line, cell + 1);
        }

        var (line, column) = (Line, 1);
        var (begins, marked, quoted) = (true, false, false);
        var text = Encoding.UTF8.GetString(Raw).TrimStart('\uFEFF');
        for (var i = 0; i < text.Length && cell > 0; i++)
        {
            marked = text[i] == '"' && begins || (marked && !begins);
            // A mark that is written twice closes its cell and opens it again.
            quoted = marked && (text[i] == '"' ? !quoted : quoted);
            begins = !quoted && text[i] == Separator;
            cell -= begins ? 1 : 0;
            (line, column) = text[i] == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return (line, column);
    }
}
