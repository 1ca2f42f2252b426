using NUnit.Framework;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Stages;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Stages;

/// <summary>How rules are read, with small files of their own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TaggingRulesTests : IDisposable
{
    private const string Recruitment = """
        language: en
        words: {job: [job, work]}
        negation: {any: [=not, =never], within: 3}
        rules:
          - keyword: tip-act-recruitment
            signs: [{any: [recruit, "offer of <job>"], confidence: 0.8}]
        """;

    private readonly TestIngest ingest = new();

    public void Dispose() => ingest.Dispose();

    [TestCase("They were recruiting waitresses.", "recruiting", TestName = "Apply_OtherFormOfTheWord_IsFoundByItsStem")]
    [TestCase("He made her an offer of work in a bar.", "offer of work", TestName = "Apply_ListInAPhrase_StandsForEachOfItsWords")]
    public void Apply_Words_SuggestsTheTagWithItsSpan(string text, string words)
    {
        var tag = Apply(Recruitment, text).Keywords.Single();

        (tag.Value, tag.Origin, tag.By, tag.Confidence).ShouldBe(("tip-act-recruitment", TagOrigin.Suggestion, "rule:words", 0.8));
        tag.Span!.Text.ShouldBe(words);
        text.Substring(tag.Span.Start, tag.Span.Length).ShouldBe(words);
        (tag.Span.Section, tag.Span.Language).ShouldBe(("facts", "en"));
    }

    [TestCase("He did not recruit anybody.", false)]
    [TestCase("He did not know her. Recruiting is another matter.", true)]
    [TestCase("Not only did the man and his brother recruit her.", true)]
    [TestCase("He had to recruit, not to drive.", true)]
    public void Apply_NegationBefore_TakesItBackWithinTheSentence(string text, bool found) =>
        (Apply(Recruitment, text).Keywords.Count == 1).ShouldBe(found);

    [TestCase("near: {any: [job], within: 2}", "He promised a job.", true)]
    [TestCase("near: {any: [job], within: 2}", "A job was promised.", true)]
    [TestCase("near: {any: [job], within: 2}", "He promised a very good job.", false)]
    [TestCase("near: {any: [job], within: 9}", "He promised it. A job came later.", false)]
    [TestCase("unless: {any: [breach of], within: 1}", "Damages for breach of promise.", false)]
    [TestCase("unless: {any: [breach of], within: 1}", "He promised; the breach of it came later.", true)]
    public void Apply_Conditions_LookAtTheWordsAround(string condition, string text, bool found) =>
        (Apply($"language: en\nrules: [{{keyword: tip-act-recruitment, signs: [{{any: [promise], {condition}}}]}}]", text).Keywords.Count == 1).ShouldBe(found);

    [TestCase("A minor was there.", true)]
    [TestCase("Minors were there.", false)]
    public void Apply_EqualsSign_MeansTheWordItself(string text, bool found) =>
        (Apply("language: en\nrules: [{keyword: tip-act-recruitment, signs: [{any: [=minor]}]}]", text).Keywords.Count == 1).ShouldBe(found);

    [Test]
    public void Apply_WeakSigns_AddUp()
    {
        const string Rules = "language: en\nrules: [{keyword: tip-act-recruitment, signs: [{any: [internet], confidence: 0.4}, {any: [job], confidence: 0.3}]}]";

        Apply(Rules, "They met on the internet. The internet again.").Keywords.ShouldBeEmpty();
        var tag = Apply(Rules, "A job on the internet.").Keywords.Single();

        tag.Confidence.ShouldBe(0.58);
        tag.Span!.Text.ShouldBe("internet", "The strongest sign gives the words.");
    }

    [Test]
    public void Apply_SameSignInATranslation_AddsNothing()
    {
        ingest.Write("taxonomy/tagging/fr.yaml", "language: fr\nrules: [{keyword: tip-act-recruitment, signs: [{any: [recruter], confidence: 0.4}]}]");
        const string English = "language: en\nrules: [{keyword: tip-act-recruitment, signs: [{any: [recruit], confidence: 0.4}]}]";

        Apply(English, ("en", "He recruited her."), ("fr", "Il l'a recrutée.")).Keywords.ShouldBeEmpty();
    }

    [Test]
    public void Apply_When_WaitsForTheCrimeTypeOfTheRecord()
    {
        const string Rules = """
            language: en
            rules:
              - {keyword: tip-act-recruitment, when: trafficking-in-persons, signs: [{any: [recruit]}]}
              - {crime: trafficking-in-persons, signs: [{any: [brothel]}]}
            """;

        Apply(Rules, "The police recruits women.").Keywords.ShouldBeEmpty();
        Apply(Rules, "He recruited her for a brothel.").Keywords.Single().Value.ShouldBe("tip-act-recruitment");
        Apply(Rules, Case([("en", "He recruited her.")]) with { Crimes = [Tag.FromSource("trafficking-in-persons")] }).Keywords.Count.ShouldBe(1);
        Apply(Rules, Case([("en", "He recruited her for a brothel.")]) with { Crimes = [new Tag { Value = "trafficking-in-persons", Presence = TagPresence.Absent }] })
            .Keywords.ShouldBeEmpty();
    }

    [Test]
    public void Apply_Article_IsLeftOutWhereTheRecordSaysItMoreExactly()
    {
        const string Rules = "language: en\nrules: [{article: untoc/6, signs: [{any: [cleaning of money]}]}]";

        Apply(Rules, "The cleaning of money.").Articles.Single().Value.ShouldBe("untoc/6");
        Apply(Rules, Case([("en", "The cleaning of money.")]) with { Articles = [Tag.FromSource("untoc/6/1/a/i")] }).Articles.Count.ShouldBe(1);
    }

    [TestCase("rules: [{keyword: tip-act-nothing, signs: [{any: [a]}]}]", "rules[0].keyword", "tip-act-nothing")]
    [TestCase("rules: [{crime: corruption, article: untoc/6, signs: [{any: [a]}]}]", "rules[0]", "one tag")]
    [TestCase("rules: [{article: untoc/99, signs: [{any: [a]}]}]", "rules[0].article", "untoc/99")]
    [TestCase("rules: [{crime: corruption, signs: [{any: [\"<nobody> there\"]}]}]", "rules[0].signs[0].any[0]", "nobody")]
    [TestCase("rules: [{crime: corruption, signs: [{any: [\"...\"]}]}]", "rules[0].signs[0].any[0]", "not a phrase")]
    [TestCase("rules: [{crime: corruption, signs: [{any: [a], confidence: 2}]}]", "rules[0].signs[0].confidence", "between 0 and 1")]
    [TestCase("rules: [{crime: corruption, signs: [{any: [a], near: {any: [b], within: 0}}]}]", "rules[0].signs[0].near.within", "0 words")]
    [TestCase("words: {a: [b]}\nrules: [{crime: corruption, signs: [{any: [\"<a> <a> <a>\"]}]}]", "rules[0].signs[0].any[0]", "lists")]
    public void Load_MistakeInARule_IsListedWithItsField(string rules, string field, string says)
    {
        ingest.Write("taxonomy/tagging/en.yaml", "language: en\n" + rules);

        var failure = VocabularyReader.Load(ingest.Folder).Failures.Single();

        (failure.File, failure.Field).ShouldBe(("taxonomy/tagging/en.yaml", field));
        failure.Line.ShouldBeGreaterThan(1);
        failure.Reason.ShouldContain(says);
    }

    [Test]
    public void Load_ChangedRule_MakesAnotherVocabulary()
    {
        ingest.Write("taxonomy/tagging/en.yaml", Recruitment);
        var before = VocabularyReader.Load(ingest.Folder).Vocabulary!.Fingerprint;
        ingest.Write("taxonomy/tagging/en.yaml", Recruitment + "\n# changed");

        VocabularyReader.Load(ingest.Folder).Vocabulary!.Fingerprint.ShouldNotBe(before, "Records must be read again when rules change.");
    }

    private Record Apply(string rules, string text) => Apply(rules, ("en", text));

    private Record Apply(string rules, params (string Language, string Text)[] panes) => Apply(rules, Case(panes));

    private Record Apply(string rules, Record record)
    {
        ingest.Write("taxonomy/tagging/en.yaml", rules);
        var (vocabulary, failures) = VocabularyReader.Load(ingest.Folder);
        failures.ShouldBeEmpty();
        return new TagStage(vocabulary!).Apply(record);
    }

    private static CaseSummary Case((string Language, string Text)[] panes) => new()
    {
        Key = "k",
        Titles = [new LocalText { Language = "en", Text = "A case" }],
        Sections = [new Section { Name = "facts", Panes = [.. panes.Select(p => new Pane { Language = p.Language, Text = p.Text })] }],
    };
}
