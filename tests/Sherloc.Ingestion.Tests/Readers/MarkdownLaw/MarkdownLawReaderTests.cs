using System.Diagnostics;
using System.Globalization;
using System.Text;
using NUnit.Framework;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.MarkdownLaw;

/// <summary>What no golden file shows: files that are no law, and large ones.</summary>
public sealed class MarkdownLawReaderTests
{
    private const string Yaml = "name: s\ntitle: {en: T}\nkind: provision\ncountry: DEU\nlanguage: de\nreader: markdown-law\nmapping:\n  dialect: gesetze\n";

    [TestCase("", "The file is empty.")]
    [TestCase("\n", "The file is empty.")]
    [TestCase("---\nTitle: Nichts\n---\n", "There is no text below the title.")]
    [TestCase("# Gesetz über nichts (NG)\n\nAusfertigungsdatum\n:   1999-01-01\n\nFundstelle\n:   BGBl\n", "There is no text below the title.")]
    [TestCase("# Gesetz\n\n## § 1\0\n", "There is a NUL character in the text.")]
    public async Task File_WithoutText_IsAFailureThatSaysWhy(string text, string reason)
    {
        var outcome = await ReadAsync(text);

        outcome.Records.ShouldBeEmpty();
        outcome.Failures.ShouldHaveSingleItem().Reason.ShouldBe(reason);
        outcome.Failures[0].Remedy.ShouldNotBeEmpty();
    }

    [Test]
    public async Task File_InLatin1_IsRefusedAtItsLine()
    {
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml), Encoding.Latin1.GetBytes("# Gesetz\n\n## Teil 1\n\nÜber\n"), "a.md");

        outcome.Failures.ShouldHaveSingleItem().Line.ShouldBe(5);
    }

    [Test]
    public async Task File_WithoutHeadings_IsOneRecordNamedByItsPath()
    {
        var outcome = await ReadAsync("Nur ein Satz.\n");

        var record = outcome.Records.ShouldHaveSingleItem().ShouldBeOfType<LegislationProvision>();
        record.Key.ShouldBe("a");
        record.Sections[0].Panes[0].Text.ShouldBe("Nur ein Satz.");
    }

    [Test]
    public async Task File_WithoutDialect_IsDividedByItsMapping()
    {
        const string Own = """
            name: s
            title: {en: T}
            kind: provision
            reader: markdown-law
            mapping:
              outline: [{level: rule, pattern: '^# Rule (?<number>[0-9]+)$', provision: true, cited: 'r. {0}'}]
            """;
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Own), "---\nlanguage: eng\ncountry: no\n---\n# Rule 1\nBe kind.\n# Rule 2\nBe quick.\n"u8.ToArray(), "rules.md");

        outcome.Records.Select(r => r.Key).ShouldBe(["rules-rule-1", "rules-rule-2"]);
        outcome.Records.ShouldAllBe(r => r.Country == "NOR" && r.Title.Language == "en");
        outcome.Records.Cast<LegislationProvision>().Select(r => r.Number).ShouldBe(["r. 1", "r. 2"]);
    }

    [Test]
    public async Task File_OfThirtyThousandParagraphs_IsReadInSeconds()
    {
        var text = new StringBuilder("# Gesetz über Zahlen (ZG)\n\n");
        for (var i = 1; i <= 30_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"## § {i} Zahl\n\n(1) Auf {i} folgt {i + 1}[^F{i}] und **immer so weiter.\n\n1.  Das [steht](fest.\n\n");
        }

        var watch = Stopwatch.StartNew();
        var outcome = await ReadAsync(text.ToString());

        outcome.Records.Count.ShouldBe(30_000);
        outcome.Failures.ShouldBeEmpty();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [TestCase('[')]
    [TestCase('*')]
    [TestCase('<')]
    [TestCase('|')]
    [TestCase('#')]
    [TestCase('`')]
    [TestCase('(')]
    [TestCase('\\')]
    [TestCase(' ')]
    [TestCase('1')]
    public async Task Line_OfAMillionTimesOneSign_IsReadInSeconds(char sign)
    {
        var watch = Stopwatch.StartNew();
        var outcome = await ReadAsync("# Gesetz\n\n## § 1\n\nAnfang " + new string(sign, 1_000_000) + "\n\n" + new string(sign, 1_000_000) + "\n");

        (outcome.Records.Count + outcome.Failures.Count).ShouldBe(1);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static Task<ReadOutcome> ReadAsync(string text) => ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml), Encoding.UTF8.GetBytes(text), "a.md");
}
