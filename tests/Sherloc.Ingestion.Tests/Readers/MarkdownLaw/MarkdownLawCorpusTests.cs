using System.Diagnostics;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Sources;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.MarkdownLaw;

/// <summary>The Markdown of the corpus, set by set: every file is records or a failure, and articles are counted against headings.</summary>
public sealed class MarkdownLawCorpusTests
{
    /// <summary>Folder, dialect, kind, country, language; files, those without text, and the fewest records.</summary>
    private static readonly object[][] Sets =
    [
        ["legislation/legalize-dev+legalize-lu/lu", "legalize-lu", "provision", "LUX", "fr", 501, 0, 6600],
        ["legislation/legalize-dev+legalize-uy/uy", "legalize-uy", "provision", "URY", "es", 219, 0, 1300],
        ["legislation/legalize-dev+legalize-ch/ch", "legalize-ch", "provision", "CHE", "de", 81, 0, 2400],
        ["treaties/legalize-dev+legalize-ch/ch", "legalize-ch", "provision", "_irb", "de", 183, 0, 2800],
        ["legislation/bundestag+gesetze", "gesetze", "provision", "DEU", "de", 112, 16, 4900],
        ["legislation/statengeneraal+laws-markdown", "laws-markdown", "provision", "NLD", "nl", 191, 0, 3900],
        ["treaties/statengeneraal+laws-markdown/verdrag", "laws-markdown", "provision", "_irb", "en", 36, 0, 1050],
        ["legislation/abosalehg-ui+saudi-laws-md/laws", "saudi-laws", "provision", "SAU", "ar", 274, 9, 2700],
        ["legislation/LawRefBook+Laws", "law-ref-book", "provision", "CHN", "zh", 194, 1, 8300],
        ["cases/LawRefBook+Laws", "law-ref-book-cases", "case", "CHN", "zh", 57, 5, 52],
        ["legislation/codexstanford+markdonw-chunck-of-the-usa-code/chuncks", "us-code-chunks", "provision", "USA", "en", 868, 0, 868],
        ["legislation/NoorusSabahh+ITA-rag-mini-project/markdowns", "scanned-acts", "provision", "PAK", "en", 61, 0, 1000],
    ];

    [TestCaseSource(nameof(Sets))]
    public async Task Set_OfTheCorpus_IsRecordsOrListedFailures(string folder, string dialect, string kind, string country, string language, int files, int withoutText, int records)
    {
        var reader = ReaderRuns.Reader(Yaml(dialect, kind, country, language));
        var root = ReaderRuns.Corpus(folder);
        var (read, failed, keys) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var file in Laws(root))
        {
            read++;
            var outcome = await ReaderRuns.ReadAsync(reader, file, Path.GetRelativePath(root, file));
            (outcome.Records.Count + outcome.Failures.Count).ShouldBeGreaterThan(0, file);
            outcome.Failures.ShouldAllBe(f => f.Reason.Length > 0 && f.Remedy.Length > 0);
            failed += outcome.Failures.Count;
            outcome.Records.ShouldAllBe(r => keys.Add(r.Key), file);
            outcome.Records.ShouldAllBe(r => r.Title.Text.Length > 0 && r.Title.Language.Length == 2 && r.Sections[0].Panes[0].Text.Length > 0, file);
        }

        TestContext.Out.WriteLine($"{read} files, {keys.Count} records, {failed} failures");
        (read, failed).ShouldBe((files, withoutText));
        keys.Count.ShouldBeGreaterThanOrEqualTo(records);
    }

    [TestCaseSource(nameof(Sets))]
    public async Task Set_OfTheCorpus_LosesNoParagraph(string folder, string dialect, string kind, string country, string language, int files, int withoutText, int records)
    {
        var reader = ReaderRuns.Reader(Yaml(dialect, kind, country, language));
        var root = ReaderRuns.Corpus(folder);
        var (paragraphs, lost) = (0, new List<string>());
        foreach (var file in Laws(root).Where((_, i) => i % 3 == 0))
        {
            var outcome = await ReaderRuns.ReadAsync(reader, file, Path.GetRelativePath(root, file));
            if (outcome.Failures.Count > 0)
            {
                continue;
            }

            var kept = new KeptText(outcome.Records);
            foreach (var paragraph in KeptText.Paragraphs(await File.ReadAllTextAsync(file)))
            {
                paragraphs++;
                if (!kept.Has(paragraph))
                {
                    lost.Add(file + ": " + paragraph);
                }
            }
        }

        TestContext.Out.WriteLine($"{paragraphs} paragraphs of {files} files and {records} records; {lost.Count} not found again, {withoutText} files without text");
        lost.Take(5).ShouldBeEmpty();
        paragraphs.ShouldBeGreaterThan(20);
    }

    [TestCase("BWBV0001668", 41)]
    [TestCase("BWBV0001749", 20)]
    [TestCase("BWBV0001750", 25)]
    [TestCase("BWBV0001710", 21)]
    public async Task Treaty_InTwoLanguages_HasEveryArticleInBoth(string number, int articles)
    {
        var file = Find("treaties/statengeneraal+laws-markdown", number);
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml("laws-markdown", "provision", "_irb", "en")), file);

        var all = outcome.Records.Cast<LegislationProvision>().Where(p => p.Place[^1].Level == "article").ToList();
        all.Select(p => p.Number).ShouldBe(Enumerable.Range(1, articles).Select(n => $"art. {n}"));
        all.ShouldAllBe(p => p.Sections.Single().Panes.Count == 2 && p.Sections[0].Panes[0].Language == "en" && p.Sections[0].Panes[1].Language == "nl");
        all.ShouldAllBe(p => p.Titles.Count == 2 && p.Law.Titles.Count == 2);
        var text = await File.ReadAllTextAsync(file);
        Regex.Count(text, "^### *Article ", RegexOptions.Multiline | RegexOptions.NonBacktracking).ShouldBe(articles);
        Regex.Count(text, "^### *Artikel ", RegexOptions.Multiline | RegexOptions.NonBacktracking).ShouldBe(articles);
    }

    [Test]
    public async Task CriminalCode_OfGermany_HasItsSectionsInTheirPlaces()
    {
        var file = Find("legislation/bundestag+gesetze/s/stgb", "index.md");
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml("gesetze", "provision", "DEU", "de")), file, "s/stgb/index.md");

        var sections = outcome.Records.Cast<LegislationProvision>().Where(p => p.Place[^1].Level == "section").ToList();
        var headings = (await File.ReadAllLinesAsync(file)).Count(l => l.StartsWith('#') && l.Contains('§', StringComparison.Ordinal));
        (sections.Count + outcome.Skipped.All.Where(s => s.Reason.StartsWith("provisions without text", StringComparison.Ordinal)).Sum(s => s.Count)).ShouldBe(headings);
        var trafficking = sections.Single(s => s.Number == "§ 232");
        trafficking.Title.Text.ShouldBe("Menschenhandel");
        trafficking.Key.ShouldBe("stgb-section-232");
        trafficking.Place.Select(p => p.Level).ShouldBe(["part", "division", "section"]);
        trafficking.Law.Adopted.Value.ToString().ShouldBe("1871-05-15");
        sections.ShouldContain(s => s.Number == "§ 261" && s.Title.Text.Contains("Geldwäsche", StringComparison.Ordinal));
    }

    [Test]
    public async Task PenalCode_OfLuxembourg_HasArticlesWhoseHeadingsAreNone()
    {
        var file = Find("legislation/legalize-dev+legalize-lu/lu", "leg-loi-1879-06-18-n1.md");
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml("legalize-lu", "provision", "LUX", "fr")), file);

        var articles = outcome.Records.Cast<LegislationProvision>().Where(p => p.Place[^1].Level == "article").ToList();
        var lines = (await File.ReadAllLinesAsync(file)).Count(l => Regex.IsMatch(l, @"^(#+ )?(\*\*)?(Art\.|Article) ?[0-9]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture));
        articles.Count.ShouldBe(lines);
        // Written as plain paragraphs there, without hashes.
        articles.ShouldContain(a => a.Number == "art. 113");
        articles.ShouldContain(a => a.Number == "art. 382-1" && a.Place.Any(p => p.Level == "chapter" && p.Heading!.Contains("traite", StringComparison.Ordinal)));
        articles.ShouldAllBe(a => a.Place[0].Level == "book");
    }

    [Test]
    public async Task Agreement_OfTwoMegabytes_IsReadInSeconds()
    {
        var file = Find("hostile/statengeneraal+laws-markdown", "BWBV0001160");
        var watch = Stopwatch.StartNew();
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml("laws-markdown", "provision", "_irb", "en")), file);

        TestContext.Out.WriteLine($"{outcome.Records.Count} records, {watch.ElapsedMilliseconds} ms");
        outcome.Failures.ShouldBeEmpty();
        outcome.Records.Count.ShouldBeGreaterThan(300);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task HostileFiles_InEveryDialect_AreReadOrRefusedInTime([Values] MarkdownDialect dialect)
    {
        var reader = ReaderRuns.Reader(Yaml(dialect.ToSlug(), dialect == MarkdownDialect.LawRefBookCases ? "case" : "provision", "NOR", "en"));
        foreach (var file in Directory.GetFiles(ReaderRuns.Corpus("hostile"), "*", SearchOption.AllDirectories))
        {
            var watch = Stopwatch.StartNew();
            var outcome = await ReaderRuns.ReadAsync(reader, file);

            (outcome.Records.Count + outcome.Failures.Count).ShouldBeGreaterThan(0, file);
            // A remedy that asks for a report is that of an exception nobody thought of.
            outcome.Failures.ShouldAllBe(f => f.Reason.Length > 0 && f.Remedy.Length > 0 && !f.Remedy.Contains("report", StringComparison.Ordinal), file);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10), file);
        }
    }

    private static string Yaml(string dialect, string kind, string country, string language) =>
        $"name: s\ntitle: {{en: T}}\nkind: {kind}\ncountry: {country}\nlanguage: {language}\nreader: markdown-law\nmapping:\n  dialect: {dialect}\n";

    /// <summary>What a source's patterns of files would take: not the page about the repository.</summary>
    private static IEnumerable<string> Laws(string root) =>
        Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(root, f) != "README.md")
            .Order(StringComparer.Ordinal);

    private static string Find(string folder, string part) =>
        Directory.EnumerateFiles(ReaderRuns.Corpus(folder), "*.md", SearchOption.AllDirectories).Single(f => f.Contains(part, StringComparison.Ordinal));
}
