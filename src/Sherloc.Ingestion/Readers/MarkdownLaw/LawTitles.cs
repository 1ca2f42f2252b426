using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>The titles of a law in all languages that its file gives.</summary>
internal sealed class LawTitles
{
    private readonly IReadOnlyList<LocalText> titles;

    private LawTitles(IReadOnlyList<LocalText> titles) => this.titles = titles;

    /// <param name="document">With the language of the text.</param>
    /// <param name="file">For the front matter.</param>
    /// <param name="parts">Of a file in two languages, the title in the first one heads its preamble and is taken out of there.</param>
    /// <param name="languages">Of the text, in its order.</param>
    public static LawTitles Of(DocumentFacts document, MarkdownFile file, IReadOnlyList<LawPart> parts, IReadOnlyList<string> languages)
    {
        var all = LawFacts.OtherTitles(file, document.Language).ToList();
        if (languages.Count > 1 && parts[0].Blocks is [{ Hashes: > 0 } own, ..])
        {
            parts[0].Blocks.RemoveAt(0);
            all.Insert(0, new LocalText { Language = languages[0], Text = own.Heading, Status = TextStatus.Original });
            all.Insert(1, new LocalText { Language = languages[1], Text = document.Title, Status = TextStatus.Official });
        }
        else
        {
            all.Insert(0, new LocalText { Language = document.Language, Text = document.Title, Status = TextStatus.Original });
        }

        return new LawTitles([.. all.Where(t => t.Text.Length > 0)]);
    }

    public string? In(string language) => titles.FirstOrDefault(t => t.Language == language)?.Text;

    /// <summary>The record with the titles of its law and its own headings in the languages of its group.</summary>
    public LegislationProvision Complete(LegislationProvision record, IReadOnlyList<LawPart> group)
    {
        var own = group.Where(p => p.Heading.Length > 0 && p.Language.Length > 0 && p.Language != record.Title.Language)
            .Select(p => new LocalText { Language = p.Language, Text = p.Heading, Status = TextStatus.Official });
        return record with
        {
            Place = group is [{ Number.Length: > 0 } first, ..] && !first.Joined ? [.. record.Place.SkipLast(1), first.Place] : record.Place,
            Titles = [.. record.Titles, .. own],
            Law = titles.Count > 0 ? record.Law with { Titles = titles } : record.Law,
        };
    }
}
