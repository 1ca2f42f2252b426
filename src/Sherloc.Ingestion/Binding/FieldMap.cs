using System.Globalization;

namespace Sherloc.Ingestion.Binding;

/// <summary>Where each field of a document stands: field path (<c>charges[0].verdict</c>) to line, from 1.</summary>
public sealed class FieldMap(int firstLine)
{
    private readonly Dictionary<string, int> lines = [];

    /// <summary>The first line of the document; answers for a path of which nothing is known.</summary>
    public int FirstLine { get; } = firstLine;

    public void Add(string path, int line) => lines.TryAdd(path, line);

    /// <summary>The line of the field, or of the nearest field around it.</summary>
    public int LineOf(string path) => PlaceOf(path).Line;

    /// <summary>Line and place in the line of the field, from 1; the place is 0 where it is not known.</summary>
    public (int Line, int Column) PlaceOf(string path)
    {
        if (Closer?.Invoke(path) is { } closer)
        {
            return closer;
        }

        for (var text = path; text.Length > 0; text = Parent(text))
        {
            if (lines.TryGetValue(text, out var line))
            {
                return (line, 0);
            }
        }

        return (FirstLine, 0);
    }

    /// <summary>What knows of some fields more than their lines, and is asked only where something is wrong.</summary>
    public Func<string, (int Line, int Column)?>? Closer { get; init; }

    /// <summary>The field around it: empty for one at the top.</summary>
    public static string Parent(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];

    public static string Join(string parent, string field) => parent.Length == 0 ? field : parent + "." + field;

    public static string Join(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
}
