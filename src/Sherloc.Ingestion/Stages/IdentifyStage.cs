using System.Text;
using Sherloc.Core.Analysis;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Stages;

/// <summary>
/// Says which record it is. Reads source, key and titles; writes Source, Id, Slug (where it was left out) and Rights, which are never
/// wider than the source's.
/// </summary>
public static class IdentifyStage
{
    private const int LongestSlug = 80;

    public static Record Apply(Record record, SourceDefinition source) => record with
    {
        Source = source.Name,
        Id = RecordId.From(source.Name, record.Key),
        Slug = record.Slug.Length > 0 ? Slug(record.Slug) : Slug(record.Titles),
        Rights = record.Rights > source.Rights ? record.Rights : source.Rights,
    };

    /// <summary>Made of the first title in Latin letters, the record's own first, English next; else of the own title in its own letters.</summary>
    private static string Slug(IReadOnlyList<LocalText> titles) =>
        titles.OrderBy(t => t.Language != titles[0].Language).ThenBy(t => t.Language != "en")
            .Select(t => Slug(t.Text))
            .FirstOrDefault(s => s.Length > 0 && s.All(char.IsAscii))
        ?? (titles.Count > 0 ? Slug(titles[0].Text) : "");

    /// <summary>Lower case, letters and digits of any script, hyphens between; cut at a word where possible.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var rune in TextAnalyzer.Fold(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                slug.Append(Rune.ToLowerInvariant(rune));
            }
            else if (slug.Length > 0 && slug[^1] != '-' && rune.Value is not ('\'' or 0x2019))
            {
                slug.Append('-');
            }
        }

        var whole = slug.ToString().TrimEnd('-');
        if (whole.Length <= LongestSlug)
        {
            return whole;
        }

        var cut = whole.LastIndexOf('-', LongestSlug);
        cut = cut > LongestSlug / 2 ? cut : LongestSlug - (char.IsHighSurrogate(whole[LongestSlug - 1]) ? 1 : 0);
        return whole[..cut];
    }
}
