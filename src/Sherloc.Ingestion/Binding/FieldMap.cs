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
    public int LineOf(string path)
    {
        for (var text = path; text.Length > 0; text = Parent(text))
        {
            if (lines.TryGetValue(text, out var line))
            {
                return line;
            }
        }

        return FirstLine;
    }

    public static string Join(string parent, string field) => parent.Length == 0 ? field : parent + "." + field;

    public static string Join(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
}
