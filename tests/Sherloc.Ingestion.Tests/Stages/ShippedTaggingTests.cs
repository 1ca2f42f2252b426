using NUnit.Framework;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Stages;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Stages;

/// <summary>The rules of this repository, against real labels where the corpus is at hand. <c>./tests/bench tagging</c> prints the figures.</summary>
public sealed class ShippedTaggingTests
{
    private Vocabulary vocabulary = null!;
    private TagStage stage = null!;

    [OneTimeSetUp]
    public void ReadRules()
    {
        var (read, failures) = VocabularyReader.Load(IngestFolder.Find(Repository.Ingest, "", "")!);
        failures.ShouldBeEmpty();
        (vocabulary, stage) = (read!, new TagStage(read!));
    }

    [TestCase(true, true, 0.78, 0.67)]
    [TestCase(false, true, 0.80, 0.69)]
    [TestCase(false, false, 0.79, 0.67)]
    public void Keywords_OfLabelledSummaries_AgreeWithTheirLabels(bool read, bool withCrime, double micro, double macro)
    {
        var summaries = Summaries().Where(s => s.WasRead == read).ToList();
        summaries.Count.ShouldBeGreaterThanOrEqualTo(13);
        var keywords = vocabulary.Concepts(ConceptScheme.Keyword).Where(c => LabelledSummary.Families.Values.Contains(c.Broader)).Select(c => c.Id).ToList();

        var measure = TaggingMeasure.Of(summaries, keywords, s => Suggest(s.Text, withCrime));
        var everything = TaggingMeasure.Of(summaries, keywords, _ => keywords.ToHashSet());

        everything.Micro.F1.ShouldBeLessThan(0.6, "Suggesting everything must not do.");
        measure.Micro.F1.ShouldBeGreaterThanOrEqualTo(micro);
        measure.MacroF1.ShouldBeGreaterThanOrEqualTo(macro);
    }

    [TestCase("en", "A meeting of the parish council on the height of hedges was recorded without a decision.")]
    [TestCase("en", "The transport of goods by rail and the harbour of the city are managed by the ministry.")]
    [TestCase("en", "The tenant paid the rent to the landlord, who had promised to repair the roof.")]
    public void Text_OfOtherThings_GetsNoKeywordOfTrafficking(string language, string text) =>
        stage.Apply(Case(language, text)).Keywords.ShouldBeEmpty();

    [TestCase("fr", "Le prévenu a recruté la jeune fille par de fausses promesses, l'a transportée à la frontière et l'a contrainte à la prostitution.", "tip-act-recruitment", "tip-means-deception", "tip-act-transportation", "tip-means-force-or-coercion", "tip-purpose-sexual-exploitation")]
    [TestCase("es", "La acusada captaba mujeres mediante engaño, las trasladaba a otra ciudad y las obligaba a ejercer la prostitución en un prostíbulo.", "tip-act-recruitment", "tip-means-deception", "tip-act-transfer", "tip-means-force-or-coercion", "tip-purpose-sexual-exploitation")]
    [TestCase("ru", "Подсудимый признан виновным в торговле людьми: он завербовал девушку обманом, угрожал ей и принуждал к занятию проституцией.", "tip-act-recruitment", "tip-means-deception", "tip-means-force-or-coercion", "tip-purpose-sexual-exploitation")]
    [TestCase("ar", "أدين المتهم بجريمة الاتجار بالأشخاص بتجنيد الضحية وإيوائها بطريق الخداع والتهديد بقصد استغلالها في الدعارة.", "tip-act-recruitment", "tip-act-harbouring", "tip-means-deception", "tip-means-force-or-coercion", "tip-purpose-sexual-exploitation")]
    [TestCase("zh", "被告人以介绍工作为名诱骗妇女，后以暴力、威胁手段强迫卖淫。", "tip-act-recruitment", "tip-means-deception", "tip-means-force-or-coercion", "tip-purpose-sexual-exploitation")]
    public void Keywords_OfEachLanguage_AreFound(string language, string text, params string[] keywords)
    {
        var record = stage.Apply(Case(language, text));

        record.Crimes.Select(t => t.Value).ShouldContain("trafficking-in-persons");
        keywords.ShouldBeSubsetOf(record.Keywords.Select(t => t.Value));
        record.Keywords.ShouldAllBe(t => text.Substring(t.Span!.Start, t.Span.Length) == t.Span.Text);
    }

    [TestCase("en", "He sold 3 kg of heroin and hid the proceeds of crime by converting them.", "drug-offences", "money-laundering")]
    [TestCase("fr", "Il a blanchi l'argent du trafic de stupéfiants au sein d'une association de malfaiteurs.", "money-laundering", "drug-offences", "participation-in-an-organized-criminal-group")]
    [TestCase("es", "Condenado por cohecho y por tráfico ilícito de migrantes.", "corruption", "smuggling-of-migrants")]
    [TestCase("ru", "Легализация доходов от незаконного сбыта наркотических средств.", "money-laundering", "drug-offences")]
    [TestCase("ar", "جريمة غسل الأموال المتحصلة من المخدرات ورشوة موظف عام", "money-laundering", "drug-offences", "corruption")]
    [TestCase("zh", "被告人走私、贩卖冰毒五千克，并向海关人员行贿。", "drug-offences", "corruption")]
    public void Crimes_OfEachLanguage_AreFound(string language, string text, params string[] crimes) =>
        crimes.ShouldBeSubsetOf(stage.Apply(Case(language, text)).Crimes.Select(t => t.Value));

    [TestCase("fr", "La Convention de Palerme a été ratifiée.", "untoc")]
    [TestCase("es", "Según el Protocolo contra el tráfico ilícito de migrantes, los Estados cooperan.", "som")]
    [TestCase("ru", "Палермская конвенция ратифицирована.", "untoc")]
    [TestCase("en", "The State replied to the request for mutual legal assistance.", "untoc/18")]
    [TestCase("zh", "双方依照条约开展刑事司法协助。", "untoc/18")]
    public void Articles_OfEachLanguage_AreFound(string language, string text, string article) =>
        stage.Apply(Case(language, text)).Articles.Select(t => t.Value).ShouldContain(article);

    [Test]
    public void Rules_OfTheSixLanguages_AreThere() =>
        vocabulary.Tagging.Select(f => f.Language).ShouldBe(["ar", "en", "es", "fr", "ru", "zh"]);

    private IReadOnlyList<LabelledSummary> Summaries()
    {
        var found = LabelledSummary.Read(
            Environment.GetEnvironmentVariable("SHERLOC_TEST_CORPUS"),
            (family, label) => vocabulary.Concepts(ConceptScheme.Keyword).Single(c => c.Broader == family && c.Labels["en"] == label).Id);
        if (found is null)
        {
            Assert.Ignore("SHERLOC_TEST_CORPUS is not set: set it to the folder of the test corpus, which holds the labelled summaries.");
        }

        return found!;
    }

    private HashSet<string> Suggest(string text, bool withCrime) =>
        stage.Apply(Case("en", text) with { Crimes = withCrime ? [Tag.FromSource("trafficking-in-persons")] : [] }).Keywords.Select(t => t.Value).ToHashSet();

    private static CaseSummary Case(string language, string text) => new()
    {
        Key = "k",
        Titles = [new LocalText { Language = "en", Text = "A case" }],
        Sections = [new Section { Name = "facts", Panes = [new Pane { Language = language, Text = text }] }],
    };
}
