using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Blocks;

/// <summary>Blocks as Markdown, a pane for each language.</summary>
internal sealed class BlockText(BlockRules rules, string language)
{
    /// <summary>Of all letters; below it, another language is a quotation and stays where it stands.</summary>
    private const double LeastShare = 0.2;

    public IReadOnlyList<Pane> Read(IReadOnlyList<Block> blocks)
    {
        var apart = Apart(blocks);
        var panes = new Dictionary<(string Language, TextStatus Status), MarkdownText>();
        foreach (var block in blocks)
        {
            var rule = rules.Pane(block);
            var key = rule is not null ? (rule.Language, rule.Status)
                : apart.Contains(block.Language) ? (block.Language, TextStatus.Original)
                : (language, TextStatus.Original);
            var pane = panes.TryGetValue(key, out var known) ? known : panes[key] = new MarkdownText();
            Write(block, pane);
        }

        // Two statuses of one language are one pane: the page shows a section once in each language.
        return [.. panes.Where(p => !p.Value.IsEmpty).DistinctBy(p => p.Key.Language, StringComparer.Ordinal).Select(p => new Pane { Language = p.Key.Language, Status = p.Key.Status, Text = p.Value.ToString() })];
    }

    private static void Write(Block block, MarkdownText pane)
    {
        if (block.Table is { } table)
        {
            pane.Table(table);
        }
        else if (block.Heading > 0)
        {
            pane.Heading(MarkdownMarks.Line(block.NumberAndText));
        }
        else if (block.NumberAndText.Any(char.IsLetterOrDigit))
        {
            pane.Paragraph(block.Level, block.Number, MarkdownMarks.Line(block.Text));
        }
    }

    /// <summary>Languages that have so much of the text that it is a text in two languages.</summary>
    private HashSet<string> Apart(IReadOnlyList<Block> blocks)
    {
        var letters = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            var own = block.Language.Length > 0 ? block.Language : language;
            letters[own] = letters.GetValueOrDefault(own) + block.Text.Length;
        }

        var all = letters.Values.Sum();
        return [.. letters.Where(l => l.Key != language && l.Value >= all * LeastShare).Select(l => l.Key)];
    }
}
