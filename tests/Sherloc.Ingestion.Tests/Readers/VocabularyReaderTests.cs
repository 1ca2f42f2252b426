using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VocabularyReaderTests : IDisposable
{
    private readonly TestIngest ingest = new();

    public void Dispose() => ingest.Dispose();

    [Test]
    public void Load_GoodFiles_ReadsAllOfThem()
    {
        var (vocabulary, failures) = VocabularyReader.Load(ingest.Folder);

        failures.ShouldBeEmpty();
        vocabulary!.CrimeTypes.Select(c => c.Id).ShouldBe(["corruption", "money-laundering", "trafficking-in-persons"]);
        vocabulary.Country("NOR")!.Alpha2.ShouldBe("NO", "NO is a country, not false.");
        vocabulary.Instrument("untoc")!.Articles.Count.ShouldBe(2);
        vocabulary.Statuses["untoc"].States[1].Act.ShouldBeNull();
        vocabulary.SelfAndBroader(ConceptScheme.Keyword, "tip-act-recruitment").ShouldBe(["tip-act-recruitment", "tip-acts"]);
    }

    [Test]
    public void Load_SameFiles_HaveTheSameFingerprintAndOthersAnother()
    {
        var first = VocabularyReader.Load(ingest.Folder).Vocabulary!.Fingerprint;
        var second = VocabularyReader.Load(ingest.Folder).Vocabulary!.Fingerprint;
        ingest.Write("taxonomy/issues.yaml", TestVocabulary.Files["taxonomy/issues.yaml"] + "\n# a remark\n");

        second.ShouldBe(first);
        VocabularyReader.Load(ingest.Folder).Vocabulary!.Fingerprint.ShouldNotBe(first);
    }

    [Test]
    public void Load_RelatedInstrument_StandsBesideTheOthers()
    {
        ingest.Write("treaties/uncac.yaml", """
            id: uncac
            related: true
            shortName: UNCAC
            title: {en: "Convention against Corruption"}
            source: {title: A list, read: 2026-11-22}
            articles:
              - {number: 1, title: {en: Purpose}, type: purpose, readWith: [untoc/6]}
            """);

        var (vocabulary, failures) = VocabularyReader.Load(ingest.Folder);

        failures.ShouldBeEmpty();
        vocabulary!.Instruments.ShouldNotContain(i => i.Id == "uncac");
        vocabulary.RelatedInstruments.Single().ShouldBe(vocabulary.Instrument("uncac"));
        vocabulary.RelatedArticles("untoc/6").ShouldBe(["uncac/1"]);
    }

    [Test]
    public void Load_Topic_HasItsSearches()
    {
        WriteTopics("{kind: case, crime: money-laundering, query: cash}");

        var (vocabulary, failures) = VocabularyReader.Load(ingest.Folder);

        failures.ShouldBeEmpty();
        vocabulary!.Topic("money")!.Searches.ShouldBe([new SavedSearch { Kind = RecordKind.Case, Crime = "money-laundering", Query = "cash" }]);
    }

    [TestCase("{kind: case, crime: laundering}", "crime", "money-laundering")]
    [TestCase("{kind: case, articles: [untoc/66]}", "articles[0]", "untoc/6/1/b")]
    [TestCase("{kind: case, country: FR}", "country", "countries.yaml")]
    public void Load_TopicThatSearchesForNothingThereIs_IsListed(string search, string field, string remedy)
    {
        WriteTopics(search);

        var failure = VocabularyReader.Load(ingest.Folder).Failures.Single();

        (failure.File, failure.Line, failure.Field).ShouldBe(("taxonomy/topics.yaml", 6, "topics[0].searches[0]." + field));
        failure.Remedy.ShouldContain(remedy);
    }

    [TestCase("taxonomy/keywords.yaml", "broader: tip-acts", "broader: tip-act", 6, "concepts[1].broader", "Did you mean 'tip-acts'?")]
    [TestCase("taxonomy/crime-types.yaml", "articles: [tip/3]", "articles: [tip/33]", 7, "concepts[2].articles[0]", "untoc/6/1/b")]
    [TestCase("taxonomy/countries.yaml", "regions: [europe, western-europe]", "regions: [urope]", 6, "countries[0].regions[0]", "Did you mean 'europe'?")]
    [TestCase("taxonomy/countries.yaml", "parent: europe", "parent: mars", 4, "regions[1].parent", "europe, western-europe")]
    [TestCase("treaties/untoc.yaml", "readWith: [untoc/5]", "readWith: [untoc/55]", 16, "articles[1].readWith[0]", "untoc/6/1/b")]
    [TestCase("treaties/untoc.yaml", "id: untoc/6/1/a/i,", "id: untoc/6/7/x,", 19, "articles[1].elements[0].id", "paragraph")]
    [TestCase("treaties/untoc.yaml", "crimes: [money-laundering]", "crimes: [laundering]", 15, "articles[1].crimes[0]", "money-laundering")]
    [TestCase("treaties/status/untoc.yaml", "country: NOR", "country: NO", 6, "states[1].country", "countries.yaml")]
    [TestCase("treaties/status/untoc.yaml", "act: ratification, ", "", 5, "states[0]", "both")]
    public void Load_ReferenceThatLeadsNowhere_IsListedAndTheRestServes(string file, string right, string wrong, int line, string field, string remedy)
    {
        TestVocabulary.Files[file].ShouldContain(right);
        ingest.Write(file, TestVocabulary.Files[file].Replace(right, wrong, StringComparison.Ordinal));

        var (vocabulary, failures) = VocabularyReader.Load(ingest.Folder);

        vocabulary.ShouldNotBeNull();
        var failure = failures.Single();
        (failure.File, failure.Line, failure.Field).ShouldBe((file, line, field));
        failure.Remedy.ShouldContain(remedy);
    }

    [TestCase("taxonomy/crime-types.yaml", "id: corruption", "id: money-laundering", "concepts[1].id")]
    [TestCase("taxonomy/countries.yaml", "id: FRA", "id: NOR", "countries[1].id")]
    [TestCase("treaties/untoc.yaml", "number: 5", "number: 6", "articles[1].number")]
    [TestCase("treaties/status/untoc.yaml", "country: FRA", "country: NOR", "states[1].country")]
    public void Load_IdTwice_LeavesNoVocabulary(string file, string right, string wrong, string field)
    {
        ingest.Write(file, TestVocabulary.Files[file].Replace(right, wrong, StringComparison.Ordinal));

        var (vocabulary, failures) = VocabularyReader.Load(ingest.Folder);

        vocabulary.ShouldBeNull();
        failures.Single().Field.ShouldBe(field);
        failures.Single().Reason.ShouldContain("first in " + file);
    }

    [Test]
    public void Load_EmptyFolder_SaysWhatIsMissing()
    {
        var (vocabulary, failures) = VocabularyReader.Load(new IngestFolder(Path.Combine(ingest.Folder.Path, "nowhere")));

        vocabulary.ShouldBeNull();
        failures.Single().ShouldBe(new IngestFailure("taxonomy/countries.yaml", 0, "", "There is no list of countries.", "Write taxonomy/countries.yaml; ingest/README.md shows how."));
    }

    private void WriteTopics(string search) => ingest.Write("taxonomy/topics.yaml", $$"""
        topics:
          - id: money
            title: {en: Money}
            introduction: {en: Where it goes.}
            searches:
              - {{search}}
        """);
}
