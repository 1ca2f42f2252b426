using System.Diagnostics;
using NUnit.Framework;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.Html;

/// <summary>The pages of the corpus: judgments of Hong Kong, Russian codes as Word exports them, papers beside British laws.</summary>
public sealed class HtmlCorpusTests
{
    private const string Judgments = """
        name: s
        title: {en: T}
        kind: case
        country: HKG
        language: en
        reader: html
        mapping:
          fields:
            citation: {pattern: '^\[[0-9]{4}\] HK[A-Z]+ [0-9]+$'}
            date: {select: "date", pattern: '(?:Date of (?:Reasons for )?(?:Sentence|Judgment|Ruling)|Date)[^:]*: ?(?<value>[0-9]{1,2} [A-Z][a-z]+ [0-9]{4})', format: d MMMM yyyy}
        """;

    private const string Codes = """
        name: s
        title: {en: T}
        kind: provision
        country: RUS
        language: ru
        reader: html
        mapping:
          raised: ["span.W9"]
          outline:
            - {level: part, pattern: '^(?<heading>[А-Я]+ ЧАСТЬ)$'}
            - {level: section, pattern: '^(?i:раздел) (?<number>[IVX]+(-[0-9]+)?|[А-Я]+)[.]?(?<heading>.*)'}
            - {level: chapter, pattern: '^(?i:глава) (?<number>[0-9]+\p{No}*)[.]?(?<heading>.*)'}
            - {level: article, pattern: '^Статья (?<number>[0-9]+\p{No}*)[.]?(?<heading>.*)', provision: true}
        """;

    [Test]
    public async Task Judgments_OfHongKong_AreCasesInTheirOwnLanguage()
    {
        var reader = ReaderRuns.Reader(Judgments);
        var cases = new List<CaseSummary>();
        foreach (var file in Directory.EnumerateFiles(ReaderRuns.Corpus("cases"), "*.htm", SearchOption.AllDirectories))
        {
            var outcome = await ReaderRuns.ReadAsync(reader, file);
            outcome.Failures.ShouldBeEmpty(file);
            cases.Add(outcome.Records.ShouldHaveSingleItem(file).ShouldBeOfType<CaseSummary>());
        }

        cases.Count.ShouldBe(10);
        cases.Count(c => c.Title.Language == "zh").ShouldBe(4);
        cases.ShouldAllBe(c => c.Sections[0].Panes.Any(p => p.Language == c.Title.Language));
        var sentence = cases.Single(c => c.Title.Text == "HCCC114/2024 HKSAR v. LAU KAM HUNG");
        sentence.Date.Value.ToString().ShouldBe("2025-01-22");
        sentence.Identifiers.ShouldContain(i => i.Scheme == IdentifierScheme.NeutralCitation && i.Value == "[2025] HKCFI 470");
    }

    [Test]
    public async Task CriminalCode_OfRussia_IsARecordForEachArticleInItsPlace()
    {
        var watch = Stopwatch.StartNew();
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Codes), Path.Combine(ReaderRuns.Corpus("legislation"), "deep-foundation+russian-laws/data/html/102041891.html"));

        TestContext.Out.WriteLine($"{outcome.Records.Count} records, {watch.ElapsedMilliseconds} ms");
        var articles = outcome.Records.OfType<LegislationProvision>().Where(p => p.Place[^1].Level == "article").ToList();
        articles.Count.ShouldBeGreaterThan(450);
        // An article with a raised figure is another than the article of both figures together.
        var inserted = articles.Single(a => a.Number == "127¹");
        inserted.Key.ShouldBe("102041891-article-127.1");
        inserted.Title.Text.ShouldContain("Торговля людьми");
        inserted.Place.Select(p => p.Level).ShouldBe(["part", "section", "chapter", "article"]);
        inserted.Place[2].Number.ShouldBe("17");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Budget_CodeOfFourMegabytes_IsReadInSeconds()
    {
        var file = Directory.EnumerateFiles(Path.Combine(ReaderRuns.Corpus("hostile"), "deep-foundation+russian-laws"), "*.html", SearchOption.AllDirectories).Single();
        var watch = Stopwatch.StartNew();
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Codes), file);

        TestContext.Out.WriteLine($"{outcome.Records.Count} records, {watch.ElapsedMilliseconds} ms");
        outcome.Failures.ShouldBeEmpty();
        outcome.Records.Count.ShouldBeGreaterThan(200);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Papers_BesideLaws_AreAPublicationEach()
    {
        var reader = ReaderRuns.Reader("name: s\ntitle: {en: T}\nkind: publication\ncountry: GBR\nlanguage: en\nreader: html\n");
        var files = Directory.GetFiles(Path.Combine(ReaderRuns.Corpus("legislation"), "nationalarchives+tna-judgments-parser"), "*.html", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            var outcome = await ReaderRuns.ReadAsync(reader, file);
            outcome.Failures.ShouldBeEmpty(file);
            outcome.Records.ShouldHaveSingleItem(file).Sections.Single().Panes[0].Text.Length.ShouldBeGreaterThan(500, file);
        }

        files.Length.ShouldBe(40);
    }
}
