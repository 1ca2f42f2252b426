using System.Text.RegularExpressions;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>Footnotes of a file, which stand at its end and go with the provisions that refer to them.</summary>
internal sealed partial class MarkdownNotes
{
    private readonly Dictionary<string, MarkdownBlock> notes = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Takes the footnotes out of the blocks.</summary>
    public IReadOnlyList<MarkdownBlock> Take(IReadOnlyList<MarkdownBlock> blocks)
    {
        var rest = new List<MarkdownBlock>(blocks.Count);
        foreach (var block in blocks)
        {
            if (block.Hashes > 0 || block.IsTable || !block.Text.StartsWith("[^", StringComparison.Ordinal) || !Definition().IsMatch(block.Text))
            {
                rest.Add(block);
                continue;
            }

            var (line, at) = (block.Line, "");
            var text = new List<string>();
            foreach (var written in block.Text.Split('\n'))
            {
                if (Definition().Match(written) is { Success: true } match)
                {
                    Keep();
                    at = match.Groups["id"].Value;
                    line = block.Line + text.Count;
                    text = [match.Groups["text"].Value];
                }
                else
                {
                    text.Add(written.Trim());
                }
            }

            Keep();

            void Keep()
            {
                if (at.Length > 0)
                {
                    notes.TryAdd(at, new MarkdownBlock(line, 0, string.Join(' ', text)));
                }
            }
        }

        return rest;
    }

    /// <summary>The text of a footnote, or null where the file has none of that id.</summary>
    public string? Text(string id)
    {
        used.Add(id);
        return notes.TryGetValue(id, out var note) ? note.Text : null;
    }

    /// <summary>Footnotes that nothing referred to.</summary>
    public IEnumerable<MarkdownBlock> Unused => notes.Where(n => !used.Contains(n.Key)).Select(n => n.Value);

    [GeneratedRegex(@"^\[\^(?<id>[^\[\]\s]+)\]:[ \t]*(?<text>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Definition();
}
