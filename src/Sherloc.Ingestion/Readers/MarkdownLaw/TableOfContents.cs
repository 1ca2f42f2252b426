namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>
/// Tells the table of contents at the head of a scanned act from the act: its entries look like headings of sections, and then the numbers
/// begin again. Its lines become text of the preamble.
/// </summary>
internal static class TableOfContents
{
    private const string First = "1";

    /// <summary>Letters below an entry on the average, above which it is a section: two acts in one file begin with the same number too.</summary>
    private const int LongestEntry = 80;

    public static IReadOnlyList<LawPart> Fold(IReadOnlyList<LawPart> parts)
    {
        var start = Start(parts);
        var entries = parts.Take(start).Where(p => p.Provision).ToList();
        if (entries.Count == 0 || entries.Average(Letters) > LongestEntry)
        {
            return parts;
        }

        // Divisions right above the first section are its own.
        while (!parts[start - 1].Provision && parts[start - 1].Level != LawPart.Preamble)
        {
            start--;
        }

        var folded = parts.Take(start).ToHashSet();
        foreach (var part in parts.Take(start).Skip(1))
        {
            parts[0].Blocks.Add(new MarkdownBlock(part.Line, 0, part.Written));
            parts[0].Blocks.AddRange(part.Blocks);
        }

        foreach (var part in parts.Skip(start))
        {
            part.Around = [.. part.Around.Where(p => !folded.Contains(p))];
        }

        return [parts[0], .. parts.Skip(start)];
    }

    /// <summary>The first section: the last of those that have its number and its heading.</summary>
    private static int Start(IReadOnlyList<LawPart> parts)
    {
        var found = -1;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Provision && parts[i].Number == First && (found < 0 || Bare(parts[i].Heading) == Bare(parts[found].Heading)))
            {
                found = i;
            }
        }

        return Math.Max(found, 0);
    }

    private static double Letters(LawPart part) => part.Blocks.Sum(b => b.Text.Length);

    private static string Bare(string heading) => string.Concat(heading.Where(char.IsLetter)).ToUpperInvariant();
}
