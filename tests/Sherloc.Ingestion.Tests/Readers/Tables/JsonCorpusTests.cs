using NUnit.Framework;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.Tables;

/// <summary>The JSON files of the corpus.</summary>
public sealed class JsonCorpusTests
{
    private const string Sentences = """
        name: s
        title: {en: T}
        kind: case
        country: HKG
        language: en
        reader: json
        files: ["*.json"]
        mapping:
          GROUP
          fields:
            KEY
            title: {path: title}
            citation: {path: neutralCitation}
            address: {path: url}
            language: {path: language, values: {english: en, chinese: zh}}
            date: {path: neutralCitation, pattern: '^\[(?<value>[0-9]{4})\]'}
            crimes: {value: drug-offences}
          parties:
            - fields:
                role: {value: defendant}
                note: {path: role}
              charges:
                - when: {column: plea, is: [early, late]}
                  fields:
                    verdict: {value: guilty-plea}
                    sentence.months: {path: actualFinalMonths}
                - when: {column: plea, is: [none]}
                  fields:
                    verdict: {value: convicted}
                    sentence.months: {path: actualFinalMonths}
        """;

    private const string Charges = """
        name: s
        title: {en: T}
        kind: case
        country: CHN
        language: zh
        reader: json
        files: ["*.json"]
        mapping:
          fields:
            key: {path: ridx}
            title: {path: crime, separator: "!"}
            sections.facts: {path: q}
        """;

    private const string Summaries = """
        name: s
        title: {en: T}
        kind: case
        language: en
        reader: json
        files: ["*.jsonl"]
        mapping:
          fields:
            key: {path: rank}
            title: {path: title}
            unodc: {path: unodcNo}
            address: {path: url}
            country: {path: url, pattern: 'crimetype/(?<value>[a-z_]{3,4})/'}
            crimes: {value: trafficking-in-persons}
            keywords: {path: "acts/*", values: {Recruitment: tip-act-recruitment, Transportation: tip-act-transportation, Transfer: tip-act-transfer, Harbouring: tip-act-harbouring, Receipt: tip-act-receipt}}
            sections.facts: {path: factSummary}
        """;

    private const string Code = """
        name: s
        title: {en: T}
        kind: provision
        country: RUS
        language: ru
        reader: json
        files: ["*.json"]
        mapping:
          rows: {path: "sections/*/chapters/*/articles/*"}
          fields:
            key: {path: title, pattern: '^Статья (?<value>[0-9.]+)'}
            number: {path: title, pattern: '^(?<value>Статья [0-9.]*[0-9])'}
            title: {path: title}
            law: {value: Уголовный кодекс}
            place.section: {path: ../../title}
            place.chapter: {path: ../title}
            sections.text: {path: "clauses/*"}
        """;

    [TestCase("rows: {}", "key: {text: '{url} {title} {actualFinalMonths} {startingPointMonths} {role}'}", null)]
    [TestCase("rows: {group: url}", "docket: {path: neutralCitation}", 2_075)]
    public async Task Sentences_InOneList_AreReadEachOrByCase(string group, string key, int? expected)
    {
        var yaml = Sentences.Replace("GROUP", group, StringComparison.Ordinal).Replace("KEY", expected is null ? "key: {path: url}" : key, StringComparison.Ordinal);
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.ReaderOfEveryCountry(yaml), Path.Combine(ReaderRuns.Corpus("cases"), "Xiang-CH+hklii-drug-trafficking-sentence-predictor/predictorBackend/src/case_recommender_corpus.json"));

        outcome.Failures.ShouldBeEmpty();
        outcome.Records.Count.ShouldBe(expected ?? 2_549);
        outcome.Records.Cast<CaseSummary>().Sum(c => c.Parties.Count).ShouldBe(2_549);
        outcome.Records.Cast<CaseSummary>().ShouldAllBe(c => c.Charges.Count == c.Parties.Count);
    }

    [Test]
    public async Task Charges_InJsonLinesNamedJson_AreRecords()
    {
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.ReaderOfEveryCountry(Charges), Path.Combine(ReaderRuns.Corpus("cases"), "myx666+LeCaRD/data/query/query.json"));

        outcome.Documents.Count.ShouldBe(107);
        outcome.Records.Count.ShouldBe(106);
        outcome.Failures.ShouldHaveSingleItem().Line.ShouldBe(76, "It has no charge, which is mapped to the title.");
        outcome.Records.Select(r => r.Key).ShouldBeUnique();
    }

    [TestCase("tip-fact-summaries.jsonl", 39)]
    [TestCase("tip-fact-summaries-labelled.jsonl", 28)]
    public async Task Summaries_OfAForeignShape_AreRecordsOrListed(string name, int expected)
    {
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.ReaderOfEveryCountry(Summaries), Path.Combine(ReaderRuns.Corpus("cases"), "xihaoCCC+SHERLOC_Case_Analysis", name));

        outcome.Failures.ShouldBeEmpty();
        outcome.Records.Count.ShouldBe(expected);
        outcome.Records.ShouldAllBe(r => r.Sections.Count == 1 && r.Country != null);
    }

    [Test]
    public async Task Code_OfNestedLists_IsAProvisionForEachArticle()
    {
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.ReaderOfEveryCountry(Code), Path.Combine(ReaderRuns.Corpus("legislation"), "deep-foundation+russian-laws/data/json/102041891.json"));

        // Three of them are notes on chapters, without number and title.
        outcome.Documents.Count.ShouldBe(526);
        outcome.Records.Count.ShouldBe(523);
        outcome.Failures.ShouldAllBe(f => f.Reason == "The row has no key." || f.Reason == "The row has no title.");
        outcome.Records.Cast<LegislationProvision>().ShouldAllBe(p => p.Place.Count == 2);
    }
}
