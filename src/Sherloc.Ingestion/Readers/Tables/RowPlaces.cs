using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>Where in the rows of a record the values of its fields stand, looked for where one of them is wrong.</summary>
internal sealed class RowPlaces(RowRules rules, IReadOnlyList<Row> rows)
{
    private readonly List<(string At, Row Row, IReadOnlyList<(string Name, FieldReading Reading)> Fields)> parts = [];

    /// <summary>A party or a charge that a row made.</summary>
    public void Add(string at, Row row, IReadOnlyList<(string Name, FieldReading Reading)> fields) => parts.Add((at, row, fields));

    /// <summary>Null where no rule of the mapping made the field.</summary>
    public (int Line, int Column)? Of(string path)
    {
        var (at, own, fields) = parts.Find(p => path == p.At || path.StartsWith(p.At + ".", StringComparison.Ordinal));
        if (own is null)
        {
            return Rule(path, rules.Fields) is { } place ? (rows.FirstOrDefault(r => r.Find(place).Count > 0) ?? rows[0]).Locate(place) : null;
        }

        return path != at && Rule(path[(at.Length + 1)..], fields) is { } inPart ? own.Locate(inPart) : (own.Line, 0);
    }

    /// <summary>The column or path that the field, or the nearest field around it, is taken from.</summary>
    private static string? Rule(string path, IReadOnlyList<(string Name, FieldReading Reading)> fields)
    {
        for (var text = path; text.Length > 0; text = FieldMap.Parent(text))
        {
            if (fields.FirstOrDefault(f => f.Name == text).Reading is { Places: [var place, ..] })
            {
                return place;
            }
        }

        return null;
    }
}
