using System.Text.RegularExpressions;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>
/// Footnotes of a file, which stand at its end and go with the provisions that refer to them. What nothing refers to, because the publisher's
/// program lost the mark, stays where it stands.
/// </summary>
internal sealed partial class MarkdownNotes
{
    private readonly Dictionary<string, string> notes = new(StringComparer.Ordinal);

    /// <summary>Takes the footnotes out of the blocks.</summary>
    public IReadOnlyList<MarkdownBlock> Take(IReadOnlyList<MarkdownBlock> blocks)
    {
        var marks = blocks.SelectMany(b => Mark().Matches(Definition().Replace(b.Text, ""))).Select(m => m.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
        return [.. blocks.SelectMany(b => IsDefinition(b) ? Divided(b).Where(note => !Keep(note, marks)).Select(Loose) : [b])];
    }

    /// <summary>The text of a footnote, or null where the file has none of that id.</summary>
    public string? Text(string id) => notes.GetValueOrDefault(id);

    private static bool IsDefinition(MarkdownBlock block) =>
        block is { Hashes: 0, IsTable: false } && block.Text.StartsWith("[^", StringComparison.Ordinal) && Definition().IsMatch(block.Text);

    /// <summary>Its id without the sign of a mark: with it and a colon, Markdown shows nothing of it.</summary>
    private static MarkdownBlock Loose(MarkdownBlock note) => note with { Text = Definition().Replace(note.Text, m => $"[{m.Groups["id"].Value}] ") };

    private bool Keep(MarkdownBlock note, HashSet<string> marks)
    {
        var match = Definition().Match(note.Text);
        var id = match.Groups["id"].Value;
        return marks.Contains(id) && notes.TryAdd(id, note.Text[match.Length..].Trim());
    }

    /// <summary>A block for each of the footnotes, which may stand below each other without an empty line.</summary>
    private static IEnumerable<MarkdownBlock> Divided(MarkdownBlock block)
    {
        var starts = Definition().Matches(block.Text).Select(m => m.Index).Append(block.Text.Length).ToList();
        for (var i = 0; i + 1 < starts.Count; i++)
        {
            var line = block.Line + block.Text.AsSpan(0, starts[i]).Count('\n');
            yield return new MarkdownBlock(line, 0, block.Text[starts[i]..starts[i + 1]].TrimEnd());
        }
    }

    [GeneratedRegex(@"\[\^(?<id>[^\[\]\s]+)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\[\^(?<id>[^\[\]\s]+)\]:[ \t]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Definition();
}
