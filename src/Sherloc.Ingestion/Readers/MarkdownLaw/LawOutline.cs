
namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>Blocks to parts, in the order of the file.</summary>
internal sealed class LawOutline(MarkdownRules rules, string title)
{
    private readonly List<LawPart> parts = [];
    private readonly List<(int Depth, LawPart Part)> around = [];
    private string language = "";
    private int titles;

    public IReadOnlyList<LawPart> Read(IReadOnlyList<MarkdownBlock> blocks)
    {
        parts.Add(new LawPart(LawPart.Preamble, blocks.Count > 0 ? blocks[0].Line : 1));
        var below = false;
        foreach (var block in blocks)
        {
            if (rules.Outline(block) is { } match)
            {
                Open(match, block);
                below = rules.Options.HeadingBelow && match.Heading.Length == 0;
            }
            else if (IsTitle(block, title))
            {
                titles++;
                NextLanguage(block);
            }
            else if (below && block.Hashes > 0)
            {
                parts[^1].Heading = block.Heading;
                below = false;
            }
            else
            {
                parts[^1].Blocks.Add(block);
                below = false;
            }
        }

        NameLanguages();
        return rules.Options.ContentsFirst ? TableOfContents.Fold(parts) : parts;
    }

    /// <summary>Whether the block is the title of the file, which may have its abbreviation behind it.</summary>
    public static bool IsTitle(MarkdownBlock block, string title) =>
        block.Hashes > 0 && title.Length > 0 && block.Heading.Contains(title, StringComparison.OrdinalIgnoreCase) && block.Heading.Length <= title.Length + 40;

    private void NextLanguage(MarkdownBlock block)
    {
        if (titles > 1 && rules.Options.SecondTitleLanguage is { } next && next != language)
        {
            language = next;
            around.Clear();
            parts.Add(new LawPart(LawPart.Preamble, block.Line) { Language = language });
        }
    }

    private void Open(OutlineMatch match, MarkdownBlock block)
    {
        var depth = rules.Options.NestByMarks && block.Hashes > 0 ? block.Hashes : 100 + match.Index;
        if (match.Rule.Language is { } said && said != language)
        {
            if (language.Length > 0)
            {
                around.Clear();
            }

            language = said;
        }

        around.RemoveAll(a => a.Depth >= depth);
        var part = new LawPart(match.Rule.Level, block.Line)
        {
            Number = match.Number,
            Heading = match.Heading.TrimEnd('(', ' '),
            Written = block.Hashes > 0 ? block.Text : "",
            Provision = match.Rule.Provision,
            Joined = match.Rule.Joined,
            Cited = match.Rule.Cited,
            Language = language,
            Around = [.. around.Select(a => a.Part)],
        };
        foreach (var (_, outer) in around)
        {
            outer.HasParts = true;
        }

        around.Add((depth, part));
        parts.Add(part);
        if (match.Text.Length > 0)
        {
            part.Blocks.Add(new MarkdownBlock(block.Line, 0, match.Text));
        }
    }

    /// <summary>What stands before the first heading that tells is in its language.</summary>
    private void NameLanguages()
    {
        var first = parts.Find(p => p.Language.Length > 0)?.Language ?? "";
        foreach (var part in parts.Where(p => p.Language.Length == 0))
        {
            part.Language = first;
        }
    }
}
