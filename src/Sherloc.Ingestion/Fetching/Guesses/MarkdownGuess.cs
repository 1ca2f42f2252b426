using System.Text.RegularExpressions;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.MarkdownLaw;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching.Guesses;

/// <summary>Markdown: our own records, or laws in one of the ways that publishers write them, told by marks that only one of them has.</summary>
internal static partial class MarkdownGuess
{
    /// <summary>Null where the text is no Markdown of law.</summary>
    public static FormatGuess? Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var front = FrontMatter.Read(lines).Fields;
        return front.Count > 0 ? OfFront(front)
            : text.StartsWith("---", StringComparison.Ordinal) ? new FormatGuess(ReaderKind.Markdown)
            : OfText(text);
    }

    private static FormatGuess OfFront(IReadOnlyDictionary<string, string> front) =>
        Slugs<RecordKind>.TryParse(front.GetValueOrDefault("kind", ""), out _) ? new FormatGuess(ReaderKind.Markdown) { Words = "records as people write them here" }
        : front.ContainsKey("jurabk") ? Law(MarkdownDialect.Gesetze, "DEU", "de")
        : front.ContainsKey("source_url") && (front.ContainsKey("issued_by") || front.ContainsKey("issued_date")) ? Law(MarkdownDialect.SaudiLaws, "SAU", "ar")
        : !front.ContainsKey("identifier") || !front.ContainsKey("last_updated") ? Unknown(front)
        : front.GetValueOrDefault("country", "").ToLowerInvariant() switch
        {
            "ch" => Law(MarkdownDialect.LegalizeCh, "CHE", "de"),
            "lu" => Law(MarkdownDialect.LegalizeLu, "LUX", "fr"),
            "uy" => Law(MarkdownDialect.LegalizeUy, "URY", "es"),
            _ => Unknown(front),
        };

    private static FormatGuess? OfText(string text) =>
        text.Contains("<!-- INFO END -->", StringComparison.Ordinal)
            ? CaseInChinese().IsMatch(text) ? Law(MarkdownDialect.LawRefBookCases, "CHN", "zh", RecordKind.Case) : Law(MarkdownDialect.LawRefBook, "CHN", "zh")
        : text.StartsWith("<meta http-equiv='Content-Type'", StringComparison.Ordinal) && DutchHeading().IsMatch(text) ? Law(MarkdownDialect.LawsMarkdown, "NLD", "nl")
        : UsCode().IsMatch(text) ? Law(MarkdownDialect.UsCodeChunks, "USA", "en")
        : ScannedAct().IsMatch(text) ? Law(MarkdownDialect.ScannedActs, null, "en")
        : text.StartsWith("# ", StringComparison.Ordinal) ? Unknown(new Dictionary<string, string>())
        : null;

    private static FormatGuess Law(MarkdownDialect dialect, string? country, string language, RecordKind kind = RecordKind.Provision) => new(ReaderKind.MarkdownLaw)
    {
        Kind = kind,
        Country = country,
        Language = language,
        Words = $"laws in Markdown, in the way of {dialect.ToSlug()}",
        Mapping = $"  # This dialect knows titles, dates and headings; what is written beside it takes the place of what it says.\n  dialect: {dialect.ToSlug()}\n",
    };

    private static FormatGuess Unknown(IReadOnlyDictionary<string, string> front)
    {
        var titles = front.ContainsKey("title") ? "{keys: [title]}" : "{pattern: '^# (?<value>.*)$'}";
        return new FormatGuess(ReaderKind.MarkdownLaw)
        {
            Kind = RecordKind.Provision,
            Words = "Markdown in a way that is not known here",
            Mapping = (front.Count > 0 ? $"  # The front matter has: {string.Join(", ", front.Keys)}.\n" : "") + $$"""
                  # Dialects that are known: {{string.Join(", ", Slugs<MarkdownDialect>.All)}}.
                  # Where it is none of them, say which headings begin a part and which a provision (a record); mend this example:
                  fields:
                    title: {{titles}}
                  outline:
                    - {level: chapter, pattern: '^#+ Chapter (?<number>[0-9]+)[ .:–-]*(?<heading>.*)$'}
                    - {level: article, provision: true, pattern: '^#+ Article (?<number>[0-9]+)[ .:–-]*(?<heading>.*)$'}

                """,
        };
    }

    [GeneratedRegex("^#+ *(基本案情|裁判结果|裁判要点|典型意义|案例|关键词)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CaseInChinese();

    [GeneratedRegex("^##", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DutchHeading();

    [GeneratedRegex(@"\A# Title [0-9]+[A-Z]?\b[ —–-]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UsCode();

    [GeneratedRegex(@"^# ([0-9]+[A-Z]{0,2}\. *[A-Z]|ACT NO|THE GAZETTE OF)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ScannedAct();
}
