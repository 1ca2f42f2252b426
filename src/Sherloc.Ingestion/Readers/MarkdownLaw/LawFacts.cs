using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Stages;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>What a file says of itself as a whole.</summary>
internal static class LawFacts
{
    private const string TitleIn = "title_";

    public static DocumentFacts Of(MarkdownFile file, MarkdownRules rules, ReaderInput input)
    {
        var source = input.Source;
        var kind = source.Kind ?? RecordKind.Provision;
        var language = source.Language ?? LanguageCodes.Of(file.Front.Fields.GetValueOrDefault("language"));
        var citation = rules.Words("citation", file);
        return new DocumentFacts
        {
            Key = rules.Key(file.Path),
            Kind = kind,
            Title = MarkdownInline.Plain(rules.Field("title", file) ?? file.Front.Fields.GetValueOrDefault("title") ?? FirstHeading(file)),
            Language = language,
            Country = source.Country ?? input.Countries.Find(file.Front.Fields.GetValueOrDefault("country")),
            Date = rules.Date("date", file, language),
            Adopted = rules.Date("adopted", file, language),
            Citation = citation ?? rules.Words("number", file),
            Address = Web(rules.Words("address", file)),
            Court = rules.Field("court", file),
            Identifiers = kind == RecordKind.Case && citation is not null ? [new Identifier { Scheme = IdentifierScheme.Other, Value = citation }] : [],
            Force = rules.Field("repealed", file) is not null ? ForceState.Repealed : rules.Field("in-force", file) is not null ? ForceState.InForce : ForceState.Unknown,
        };
    }

    /// <summary>Titles that the front matter gives in further languages (<c>title_fr</c>).</summary>
    public static IEnumerable<LocalText> OtherTitles(MarkdownFile file, string language) =>
        file.Front.Fields
            .Where(f => f.Key.StartsWith(TitleIn, StringComparison.Ordinal) && f.Key.Length == TitleIn.Length + 2)
            .Select(f => new LocalText { Language = f.Key[TitleIn.Length..], Text = f.Value, Status = TextStatus.Official })
            .Where(t => t.Language != language && Languages.IsKnown(t.Language))
            .OrderBy(t => t.Language, StringComparer.Ordinal);

    private static string FirstHeading(MarkdownFile file) => file.Blocks.FirstOrDefault(b => b.Hashes > 0)?.Heading ?? "";

    private static string? Web(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole.AbsoluteUri : null;
}
