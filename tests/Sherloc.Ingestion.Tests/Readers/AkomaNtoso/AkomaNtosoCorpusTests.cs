using NUnit.Framework;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.AkomaNtoso;

/// <summary>All Akoma Ntoso files of the corpus; what is asserted of single ones was counted in the files themselves.</summary>
public sealed class AkomaNtosoCorpusTests
{
    private const string Samples = "jacquesmilitello+legaldocml/legaldocml-test/src/main/resources/xml";
    private const string Any = "name: s\ntitle: {en: T}\nreader: akoma-ntoso\n";

    [Test]
    public async Task Samples_EveryFile_IsRecordsOrAListedFailure()
    {
        var root = Path.Combine(ReaderRuns.Corpus("legislation"), Samples);
        var reader = ReaderRuns.Reader(Any);
        var (files, records, failed) = (0, 0, 0);
        foreach (var file in Directory.EnumerateFiles(root, "*.xml", SearchOption.AllDirectories))
        {
            var outcome = await ReaderRuns.ReadAsync(reader, file);
            (outcome.Records.Count + outcome.Failures.Count).ShouldBeGreaterThan(0, file);
            outcome.Records.Select(r => r.Key).ShouldBeUnique(file);
            outcome.Failures.ShouldAllBe(f => f.Reason.Length > 0 && f.Remedy.Length > 0);
            files++;
            records += outcome.Records.Count;
            failed += outcome.Records.Count == 0 ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{files} files, {records} records, {failed} files without any");
        files.ShouldBe(74);
        // Debates, amendments and gazettes are no records, nor is a file that only points at others.
        failed.ShouldBe(18);
        records.ShouldBeGreaterThan(1_200);
    }

    [TestCase("v3/uk/asp-2017-1-enacted-data.akn.xml", 11, "section")]
    [TestCase("v3/uk_pga-2014-27-enacted-data.xml", 8, "section")]
    [TestCase("v2/Act_constitution_final-Kenya.xml", 264, "section")]
    [TestCase("v2/constitution_final-Kenya.xml", 264, "article")]
    [TestCase("v2/Act_Kenya_1980-01-01@1989-12-15.xml", 59, "section")]
    [TestCase("v2/Act_Salvador_Ley_604_1993.xml", 8, "article")]
    [TestCase("v3/us_Act_2011-11-29.xml", 7, "section")]
    [TestCase("v3/uk/ssi-2017-126-enacted-data.akn.xml", 2, "article")]
    public async Task Law_OfKnownSize_HasARecordForEachProvision(string file, int provisions, string level)
    {
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Any), Path.Combine(ReaderRuns.Corpus("legislation"), Samples, file));

        outcome.Records.OfType<LegislationProvision>().Count(p => p.Place[^1].Level == level).ShouldBe(provisions);
        outcome.Failures.ShouldBeEmpty();
    }

    [Test]
    public async Task Act_OfScotland_KeepsPartCrossHeadingAndSection()
    {
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Any), Path.Combine(ReaderRuns.Corpus("legislation"), Samples, "v3/uk/asp-2017-1-enacted-data.akn.xml"));

        var section = outcome.Records.OfType<LegislationProvision>().Single(p => p.Key == "asp-2017-1-enacted-section-5");
        section.Place.Select(p => (p.Level, p.Number)).ShouldBe([("part", "PART 1"), ("crossheading", null), ("section", "5")]);
        section.Number.ShouldBe("5");
        section.Country.ShouldBe("GBR");
        section.Law.Adopted.Value.ToString().ShouldBe("2017-03-31");
        section.Sections.Single().Panes.Single().Language.ShouldBe("en");
    }

    [Test]
    public async Task Bill_OfItaly_QuotesWithoutMakingArticlesOfQuotations()
    {
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Any), Path.Combine(ReaderRuns.Corpus("legislation"), Samples, "v3/it_senato_ddl_2013.xml"));

        var articles = outcome.Records.OfType<LegislationProvision>().Where(p => p.Place[^1].Level == "article").ToList();
        articles.Select(a => a.Number).ShouldBe(["Art. 1", "Art. 2", "Art. 3", "Art. 4", "Art. 5", "Art. 6"]);
        articles.ShouldAllBe(a => a.Force.Value!.State == ForceState.Prospective && a.Country == "ITA");
    }

    [Test]
    public async Task Judgments_OfTheArchives_AreACaseEachWithCourtDateAndCitation()
    {
        var root = ReaderRuns.Corpus("cases");
        var reader = ReaderRuns.Reader(Any + "kind: case\n");
        var cases = new List<CaseSummary>();
        foreach (var file in Directory.EnumerateFiles(root, "*.xml", SearchOption.AllDirectories))
        {
            var outcome = await ReaderRuns.ReadAsync(reader, file);
            outcome.Failures.ShouldBeEmpty(file);
            cases.Add(outcome.Records.ShouldHaveSingleItem(file).ShouldBeOfType<CaseSummary>());
        }

        // 99 judgments and 20 press summaries of the United Kingdom, one judgment of South Africa.
        cases.Count.ShouldBe(120);
        cases.Count(c => c.Country == "GBR").ShouldBe(119);
        cases.Count(c => c.Identifiers.Any(i => i.Scheme == IdentifierScheme.NeutralCitation)).ShouldBeGreaterThan(100);
        cases.Count(c => c.Court.IsKnown).ShouldBeGreaterThan(110);
        cases.Count(c => !c.Date.IsKnown).ShouldBeLessThanOrEqualTo(6, "Six judgments carry the placeholder 1000-01-01.");
        cases.ShouldAllBe(c => !c.Date.IsKnown || c.Date.Value.Year > 2000);
        var known = cases.Single(c => c.Key == "ewca-crim-2021-1412");
        known.Date.Value.ToString().ShouldBe("2021-09-23");
        known.Identifiers[0].Value.ShouldBe("[2021] EWCA Crim 1412");
        known.Sections.Single().Panes.Single().Text.ShouldContain("\n\n20. ");
    }
}
