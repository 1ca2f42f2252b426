using NUnit.Framework;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.Docx;

/// <summary>The Word files of the corpus, beside what their publisher made of them.</summary>
public sealed class DocxCorpusTests
{
    private const string Yaml = """
        name: s
        title: {en: T}
        kind: case
        country: GBR
        language: en
        reader: docx
        mapping:
          fields:
            citation: {pattern: '\[[0-9]{4}\] (UKSC|UKPC|EWCA|EWHC|UKUT)[ A-Za-z()]* [0-9]+( \([A-Za-z]+\))?'}
        """;

    [Test]
    public async Task Judgments_EveryFile_IsACase()
    {
        var reader = ReaderRuns.Reader(Yaml);
        var cases = new List<CaseSummary>();
        foreach (var file in Directory.EnumerateFiles(ReaderRuns.Corpus("cases"), "*.docx", SearchOption.AllDirectories))
        {
            var outcome = await ReaderRuns.ReadAsync(reader, file);
            outcome.Failures.ShouldBeEmpty(file);
            cases.Add(outcome.Records.ShouldHaveSingleItem(file).ShouldBeOfType<CaseSummary>());
        }

        cases.Count.ShouldBe(38);
        cases.Count(c => c.Identifiers.Count > 0).ShouldBeGreaterThan(25);
    }

    [Test]
    public async Task Judgment_NumberedByWord_HasTheNumbersOfThePublishedText()
    {
        var folder = Path.Combine(ReaderRuns.Corpus("cases"), "nationalarchives+tna-judgments-parser/test/judgments");
        var word = Text(await ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml), Path.Combine(folder, "test33.docx")));
        var published = Text(await ReaderRuns.ReadAsync(ReaderRuns.Reader("name: s\ntitle: {en: T}\nreader: akoma-ntoso\n"), Path.Combine(folder, "test33.xml")));

        Numbers(published).Count.ShouldBeGreaterThan(15);
        // The Word file has more of them: the publisher takes the numbers of quoted provisions for text.
        Numbers(published).Except(Numbers(word), StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static string Text(ReadOutcome outcome) => outcome.Records.Single().Sections.Single().Panes.Single().Text;

    /// <summary>The numbers with which paragraphs begin, each with the first words behind it.</summary>
    private static List<string> Numbers(string text) =>
        [.. text.Split("\n\n").Where(p => p.Length > 20 && char.IsAsciiDigit(p[0]) && p.Split(' ')[0].EndsWith('.')).Select(p => p[..20])];
}
