using NUnit.Framework;
using Sherloc.Core.Annotations;
using Sherloc.Core.Citations;
using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Stages;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Stages;

public sealed class StageTests
{
    private static readonly SourceDefinition Source = new() { Name = "s", Title = new Dictionary<string, string>(), Reader = ReaderKind.Markdown, Rights = Rights.Summary };
    private Vocabulary vocabulary = null!;

    [OneTimeSetUp]
    public void ReadVocabulary()
    {
        using var ingest = new TestIngest();
        vocabulary = VocabularyReader.Load(ingest.Folder).Vocabulary!;
    }

    [Test]
    public void Tag_NameInText_SuggestsItWithItsWords()
    {
        const string Text = "He was charged with the laundering of money. Bribing officials was not charged; bribery of one was.";

        var tag = new TagStage(vocabulary).Apply(Case(Text)).Crimes.Single();

        (tag.Value, tag.Origin, tag.By, tag.Confidence).ShouldBe(("corruption", TagOrigin.Suggestion, "rule:labels", 0.5));
        tag.IsConfirmed.ShouldBeFalse();
        Text.Substring(tag.Span!.Start, tag.Span.Length).ShouldBe(tag.Span.Text);
        tag.Span.Text.ShouldBe("bribery");
    }

    [TestCase("en", "Two counts of money laundering.", "money-laundering", "money laundering")]
    [TestCase("fr", "Les faits de blanchiment d’argent sont établis.", "money-laundering", "blanchiment d’argent")]
    [TestCase("zh", "被告人犯洗钱罪。", "money-laundering", "洗钱")]
    [TestCase("ar", "جريمة الاتجار بالأشخاص", "trafficking-in-persons", "الاتجار بالأشخاص")]
    public void Tag_NameInTheLanguageOfThePane_IsFound(string language, string text, string concept, string words)
    {
        var tag = new TagStage(vocabulary).Apply(Case(text, language)).Crimes.Single();

        tag.Value.ShouldBe(concept);
        tag.Span!.Text.ShouldBe(words);
        tag.Span.Language.ShouldBe(language);
    }

    [Test]
    public void Tag_WhatTheRecordSaysItself_IsNotSuggested()
    {
        var record = Case("Corruption and money laundering.") with
        {
            Crimes = [Tag.FromSource("corruption"), new Tag { Value = "money-laundering", Origin = TagOrigin.Editor, Presence = TagPresence.Absent }],
        };

        new TagStage(vocabulary).Apply(record).ShouldBeSameAs(record);
    }

    [Test]
    public void Cite_ReferenceInText_SuggestsTheMostExact()
    {
        var record = Case("Under article 6(1)(b)(ii) of UNTOC the offence is serious. Article 42 of UNTOC does not exist.") with { Articles = [Tag.FromSource("tip/3/a")] };

        var tags = new CiteStage(new TreatyCitationParser(vocabulary)).Apply(record).Articles;

        tags.Select(t => t.Value).ShouldBe(["tip/3/a", "untoc/6/1/b/ii"]);
        tags[1].By.ShouldBe("rule:citations");
        tags[1].Span!.Text.ShouldBe("article 6(1)(b)(ii) of UNTOC");
    }

    [Test]
    public void Cite_WhatATagSaysMoreExactly_IsNotSuggested()
    {
        var record = Case("Article 6 of UNTOC applies.") with { Articles = [Tag.FromSource("untoc/6/1/a/i")] };

        new CiteStage(new TreatyCitationParser(vocabulary)).Apply(record).ShouldBeSameAs(record);
    }

    [TestCase('\uFFFE')]
    [TestCase('\uD83D')]
    public void Normalise_WhatCannotBeComposed_BecomesTheReplacementCharacter(char letter)
    {
        var (text, expected) = ($"A{letter}B e\u0301", "A\uFFFDB é");
        var normal = NormaliseStage.Apply(Case(text) with { Titles = [new LocalText { Language = "en", Text = text, Status = TextStatus.Original }] });

        (normal.Title.Text, normal.Sections[0].Panes[0].Text).ShouldBe((expected, expected));
    }

    [Test]
    public void Normalise_Case_TrimsComposesAndReadsSentences()
    {
        var record = Case("\n\n  indented\r\nde\u0301cision \n\n") with
        {
            Titles = [new LocalText { Language = "FR", Text = "  Affaire e\u0301trange " }],
            Charges =
            [
                new Charge { Party = "d1", Crimes = ["corruption"], Articles = ["tip/5"], Sentence = new Sentence { Words = "2 years and 6 months" } },
            ],
            Crimes = [new Tag { Value = "corruption", Presence = TagPresence.Absent }],
        };

        var normal = NormaliseStage.Apply(record).ShouldBeOfType<CaseSummary>();

        normal.Title.ShouldBe(new LocalText { Language = "fr", Text = "Affaire étrange" });
        normal.Sections[0].Panes[0].Text.ShouldBe("  indented\ndécision");
        normal.Charges[0].Sentence.Value!.Months.Value.ShouldBe(30);
        normal.Crimes.Single().Presence.ShouldBe(TagPresence.Absent);
        normal.Articles.Select(a => a.Value).ShouldBe(["tip/5"]);
    }

    [TestCase("en", "R v A.B. [2019] EWCA Crim 12 — appeal", "r-v-a-b-2019-ewca-crim-12-appeal")]
    [TestCase("fr", "Code pénal, article 225-4-1", "code-penal-article-225-4-1")]
    [TestCase("es", "L'año  que viene", "lano-que-viene")]
    [TestCase("ru", "Уголовный кодекс", "уголовный-кодекс")]
    [TestCase("zh", "刑法", "刑法")]
    public void Identify_Title_MakesASlug(string language, string title, string slug)
    {
        var record = IdentifyStage.Apply(Case("x") with { Titles = [new LocalText { Language = language, Text = title }] }, Source);

        record.Slug.ShouldBe(slug);
        record.Id.ShouldBe(RecordId.From("s", "k"));
    }

    [Test]
    public void Identify_TitleInOtherLetters_TakesTheEnglishOne() =>
        IdentifyStage.Apply(Case("x") with { Titles = [new LocalText { Language = "zh", Text = "刑法" }, new LocalText { Language = "en", Text = "Criminal Law" }] }, Source)
            .Slug.ShouldBe("criminal-law");

    [Test]
    public void Identify_LongTitle_IsCutAtAWord()
    {
        var slug = IdentifyStage.Slug(string.Join(' ', Enumerable.Repeat("abcdefg", 30)));

        slug.Length.ShouldBeLessThanOrEqualTo(80);
        slug.ShouldEndWith("-abcdefg");
    }

    [TestCase(Rights.Full, Rights.Summary)]
    [TestCase(Rights.Summary, Rights.Summary)]
    [TestCase(Rights.Link, Rights.Link)]
    public void Identify_Rights_AreNeverWiderThanTheSources(Rights own, Rights shown) =>
        IdentifyStage.Apply(Case("x") with { Rights = own }, Source).Rights.ShouldBe(shown);

    private static CaseSummary Case(string text, string language = "en") => new()
    {
        Key = "k",
        Titles = [new LocalText { Language = "en", Text = "A case" }],
        Sections = [new Section { Name = "facts", Panes = [new Pane { Language = language, Text = text }] }],
    };
}
