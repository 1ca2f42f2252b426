using NUnit.Framework;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.Uslm;

/// <summary>All USLM files of the corpus.</summary>
public sealed class UslmCorpusTests
{
    private const string Yaml = "name: s\ntitle: {en: T}\nkind: provision\nreader: uslm\n";

    [Test]
    public async Task Corpus_EveryFile_IsProvisionsOfTheUnitedStates()
    {
        var reader = ReaderRuns.Reader(Yaml);
        var (files, records) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ReaderRuns.Corpus("legislation"), "usgpo+uslm"), "*.xml", new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive }))
        {
            var outcome = await ReaderRuns.ReadAsync(reader, file);
            outcome.Failures.ShouldBeEmpty(file);
            outcome.Records.Count.ShouldBeGreaterThan(0, file);
            outcome.Records.Select(r => r.Key).ShouldBeUnique(file);
            outcome.Records.ShouldAllBe(r => r.Country == "USA" && r.Key.Length <= 200 && r.Title.Text.Length > 0);
            files++;
            records += outcome.Records.Count;
        }

        TestContext.Out.WriteLine($"{files} files, {records} records");
        files.ShouldBe(129);
        records.ShouldBeInRange(4_400, 4_900);
    }

    [TestCase("COMPS-1088.xml", 96, 1)]
    [TestCase("COMPS-1523.xml", 34, 1)]
    [TestCase("113publ121-uslm.xml", 139, 0)]
    [TestCase("CFR-2018-title27-vol3-uslm.xml", 344, 1)]
    public async Task Law_OfKnownSize_HasARecordForEachSectionWithText(string file, int sections, int repealed)
    {
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml), Path.Combine(ReaderRuns.Corpus("legislation"), "usgpo+uslm/previous/sample-files", file));

        outcome.Records.OfType<LegislationProvision>().Count(p => p.Place[^1].Level == "section").ShouldBe(sections - repealed);
    }

    [Test]
    public async Task Regulation_OfTheCode_KeepsItsPlaceAndOfficialNumber()
    {
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml), Path.Combine(ReaderRuns.Corpus("legislation"), "usgpo+uslm/previous/sample-files/CFR-2018-title27-vol3-uslm.xml"));

        var section = outcome.Records.OfType<LegislationProvision>().Single(r => r.Key == "cfr-t27-s447.11");
        section.Number.ShouldBe("§ 447.11");
        section.Identifiers.Single().Value.ShouldBe("27 CFR § 447.11");
        section.Date.Value.ToString().ShouldBe("2017-04-01");
        section.Place.Select(p => p.Level).ShouldBe(["title", "chapter", "subchapter", "part", "subpart", "section"]);
        outcome.Skipped.All.ShouldContain(s => s.Reason == "notes of editors" && s.Count > 10);
    }
}
