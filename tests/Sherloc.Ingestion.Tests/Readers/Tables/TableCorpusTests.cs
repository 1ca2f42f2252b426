using NUnit.Framework;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.Tables;

/// <summary>The tables of the corpus.</summary>
public sealed class TableCorpusTests
{
    /// <summary>One row for each defendant; the columns of a statute carry its number.</summary>
    private const string Prosecutions = """
        name: s
        title: {en: T}
        kind: case
        country: USA
        language: en
        reader: table
        files: ["*.csv"]
        mapping:
          rows: {group: CaseNum}
          fields:
            title: {text: "USA v. defendants of {CaseNum}"}
            docket: {column: CaseNum}
            date: {column: SentDate, format: M/d/yyyy}
            crimes: {value: trafficking-in-persons}
            sections.facts: {column: CaseSummary}
          parties:
            - fields:
                role: {value: defendant}
                gender: {column: DefGender, values: {"0": male, "1": female, "": ""}}
                ageAtTrial: {column: ArrestAge}
              charges:
                - each: STATUTES
                  when: {column: "PleaGuilty{each}", isNot: ["0"]}
                  fields:
                    provision: {value: "18 U.S.C. {each}"}
                    count: {column: "PleaGuilty{each}"}
                    verdict: {value: guilty-plea}
                    sentence.months: {column: "Sent{each}"}
                - each: STATUTES
                  when: {column: "TrialGuilty{each}", isNot: ["0"]}
                  fields:
                    provision: {value: "18 U.S.C. {each}"}
                    count: {column: "TrialGuilty{each}"}
                    verdict: {value: convicted}
                    sentence.months: {column: "Sent{each}"}
                - each: STATUTES
                  when: {column: "TrialNotGuilty{each}", isNot: ["0"]}
                  fields:
                    provision: {value: "18 U.S.C. {each}"}
                    count: {column: "TrialNotGuilty{each}"}
                    verdict: {value: acquitted}
                - each: STATUTES
                  when: {column: "PleaDismissed{each}", isNot: ["0"]}
                  fields:
                    provision: {value: "18 U.S.C. {each}"}
                    count: {column: "PleaDismissed{each}"}
                    verdict: {value: dismissed}
        """;

    private const string Statutes =
        "['1961to1968', '1028', '1351', '1425', '1512', '1546', '1581to1588', '1589', '1590', '1591', '1592', '2252', '2260', '2421to2424', '1324', '1328']";

    private const string Index = """
        name: s
        title: {en: T}
        kind: case
        language: en
        reader: table
        files: ["*.csv"]
        mapping:
          fields:
            key: {column: "#1"}
            title: {column: name}
            address: {column: page_link}
            crimes: {column: page_link, pattern: 'case-law-doc/(?:traffickingpersons|migrantsmuggling|drug)crimetype/', values: {"": "", case-law-doc/traffickingpersonscrimetype/: trafficking-in-persons, case-law-doc/migrantsmugglingcrimetype/: smuggling-of-migrants, case-law-doc/drugcrimetype/: drug-offences}}
            country: {column: page_link, pattern: 'crimetype/(?<value>[a-z_]{3,4})/'}
            date: {column: page_link, pattern: '/(?<value>[12][0-9]{3})/'}
        """;

    [Test]
    public async Task Prosecutions_OfARowForEachDefendant_AreCasesWithPartiesAndCharges()
    {
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Prosecutions.Replace("STATUTES", Statutes, StringComparison.Ordinal)), Path.Combine(ReaderRuns.Corpus("cases"), "OnyxSpartanII+JudgeFrog/us-federal-trafficking-defendants.redacted.csv"));

        outcome.Failures.ShouldBeEmpty();
        var cases = outcome.Records.Cast<CaseSummary>().ToList();
        TestContext.Out.WriteLine($"{cases.Count} cases, {cases.Sum(c => c.Parties.Count)} defendants, {cases.Sum(c => c.Charges.Count)} charges");
        cases.Count.ShouldBe(50);
        cases.Sum(c => c.Parties.Count).ShouldBe(290);
        cases.SelectMany(c => c.Charges).Count(c => c.Verdict == Verdict.GuiltyPlea && c.Provision == "18 U.S.C. 1591").ShouldBe(17);
        cases.ShouldAllBe(c => c.Charges.All(g => c.Parties.Any(p => p.Id == g.Party)));
    }

    [Test]
    public async Task Index_WithAnUnnamedFirstColumn_IsARecordForEachRow()
    {
        var reader = ReaderRuns.ReaderOfEveryCountry(Index);
        var outcome = await ReaderRuns.ReadAsync(reader, Path.Combine(ReaderRuns.Corpus("cases"), "Monash-Data-Science-and-AI-platform+law_human_trafficking/dataset links.csv"));


        (outcome.Records.Count + outcome.Failures.Count).ShouldBe(1567);
        outcome.Records.Count(r => r.Crimes.Any(t => t.Value == "trafficking-in-persons")).ShouldBeGreaterThan(1_200);
        outcome.Records.Count(r => r.Country == "_irb").ShouldBe(9);
    }

    [Test]
    public async Task Codes_WithAByteOrderMark_AreRead()
    {
        var yaml = "name: s\ntitle: {en: T}\nkind: publication\nlanguage: en\nreader: table\nfiles: ['*.csv']\nmapping: {fields: {key: {column: M49 Code}, title: {column: Country or Area}}}\n";
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(yaml), Path.Combine(ReaderRuns.Corpus("reference"), "datasets+country-codes/tmp/UNSD-en.csv"));

        outcome.Failures.ShouldBeEmpty();
        outcome.Records.Count.ShouldBeGreaterThan(240);
    }

    [TestCase("2021_dataset", 193)]
    [TestCase("2023_dataset", 193)]
    public async Task Workbook_OfAnIndex_IsARecordForEachState(string sheet, int expected)
    {
        var yaml = $"name: s\ntitle: {{en: T}}\nkind: publication\nlanguage: en\nreader: table\nfiles: ['*.xlsx']\nmapping: {{rows: {{sheet: {sheet}}}, fields: {{key: {{column: Country}}, title: {{column: Country}}, keywords: {{column: Region, values: {{'': ''}}, pattern: '^$'}}}}}}\n";
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(yaml), Path.Combine(ReaderRuns.Corpus("reference"), "PayalSurana-02+organized-crime-gdp-analysis/organized_crime.xlsx"));

        outcome.Failures.ShouldBeEmpty();
        outcome.Records.Count.ShouldBe(expected);
        outcome.Skipped.All.ShouldContain(s => s.Reason.StartsWith("sheets of workbooks", StringComparison.Ordinal) && s.Count == 2);
    }
}
