namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>
/// Lines to blocks. No parser of CommonMark: publishers write <c>##Title</c> without a space, headings over two lines and paragraphs that
/// begin in the fifth column, all of which mean something else there.
/// </summary>
internal sealed class MarkdownBlocks(bool wrappedHeadings)
{
    private readonly List<MarkdownBlock> blocks = [];
    private readonly List<string> text = [];
    private int hashes;
    private int first;

    /// <param name="lines">Of the whole file.</param>
    /// <param name="start">Index of the first line of the text.</param>
    /// <param name="cancellationToken">Looked at from time to time.</param>
    public IReadOnlyList<MarkdownBlock> Read(string[] lines, int start, CancellationToken cancellationToken)
    {
        for (var i = start; i < lines.Length; i++)
        {
            if (i % 4096 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            Line(lines[i], i + 1);
        }

        Close();
        return blocks;
    }

    private void Line(string line, int number)
    {
        var trimmed = line.AsSpan().Trim();
        var marks = Hashes(trimmed);
        if (trimmed.IsEmpty || trimmed.SequenceEqual("```"))
        {
            Close();
        }
        else if (marks > 0)
        {
            Close();
            hashes = marks;
            Add(trimmed[marks..].Trim().TrimEnd('#').TrimEnd().ToString(), number);
            if (!wrappedHeadings)
            {
                Close();
            }
        }
        else
        {
            if (text.Count > 0 && hashes == 0 && IsRow(trimmed) != IsRow(text[^1].AsSpan().TrimStart()))
            {
                Close();
            }

            Add(line.TrimEnd(), number);
        }
    }

    private void Add(string line, int number)
    {
        first = text.Count == 0 ? number : first;
        text.Add(line);
    }

    private void Close()
    {
        if (text.Exists(l => l.Length > 0))
        {
            blocks.Add(new MarkdownBlock(first, hashes, string.Join('\n', text), hashes == 0 && IsRow(text[0].AsSpan().TrimStart())));
        }

        text.Clear();
        hashes = 0;
    }

    private static bool IsRow(ReadOnlySpan<char> line) => line.StartsWith("|");

    /// <summary>Up to nine, which is more than any heading has; a line of hashes alone is none.</summary>
    private static int Hashes(ReadOnlySpan<char> line)
    {
        var count = line.IndexOfAnyExcept('#');
        return count is > 0 and <= 9 && !line[count..].Trim().IsEmpty ? count : 0;
    }
}
