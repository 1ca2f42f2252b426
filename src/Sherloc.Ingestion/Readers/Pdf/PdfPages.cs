using System.Text;

namespace Sherloc.Ingestion.Readers.Pdf;

/// <summary>The lines of a PDF's pages, without what printing put around them.</summary>
internal static class PdfPages
{
    /// <summary>So many lines at the top and at the bottom of a page may belong to its frame.</summary>
    private const int FrameLines = 2;

    /// <summary>Pages from which on a line that returns is told from one that happens to be there twice.</summary>
    private const int FewPages = 3;

    /// <summary>Each page with its lines, and how many lines of frames were taken out; empty lines part paragraphs.</summary>
    public static (IReadOnlyList<IReadOnlyList<string>> Pages, int Frames) Of(string text)
    {
        List<List<string>> pages = [.. text.Split('\f').Select(p => p.Split('\n').Select(l => l.TrimEnd()).ToList())];
        var frames = pages.SelectMany(Frame).ToList();
        var returning = frames.GroupBy(f => Shape(f.Lines[f.Index]), StringComparer.Ordinal)
            .Where(g => pages.Count >= FewPages && g.Count() * 2 > pages.Count)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        var found = frames.Where(f => returning.Contains(Shape(f.Lines[f.Index])) || IsPageNumber(f.Lines[f.Index])).ToList();
        foreach (var (lines, index) in found)
        {
            lines[index] = "";
        }

        return (pages, found.Count);
    }

    private static IEnumerable<(List<string> Lines, int Index)> Frame(List<string> lines)
    {
        List<int> filled = [.. Enumerable.Range(0, lines.Count).Where(i => lines[i].Length > 0)];
        return filled.Take(FrameLines).Concat(filled.TakeLast(FrameLines)).Distinct().Select(i => (lines, i));
    }

    /// <summary>A line with every number in it as one sign, so that the foot of page 7 is that of page 8.</summary>
    private static string Shape(string line)
    {
        var shape = new StringBuilder(line.Length);
        foreach (var c in line.Trim())
        {
            if (!char.IsDigit(c))
            {
                shape.Append(c);
            }
            else if (shape.Length == 0 || shape[^1] != '#')
            {
                shape.Append('#');
            }
        }

        return shape.ToString();
    }

    private static bool IsPageNumber(string line)
    {
        var text = line.Trim(' ', '-', '–', '—', '[', ']');
        return text.Length is > 0 and <= 4 && text.All(char.IsAsciiDigit);
    }
}
