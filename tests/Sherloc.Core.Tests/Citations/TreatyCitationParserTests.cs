using NUnit.Framework;
using Sherloc.Core.Citations;
using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;
using Shouldly;

namespace Sherloc.Core.Tests.Citations;

public sealed class TreatyCitationParserTests
{
    private static readonly TreatyCitationParser Parser = new(SmallVocabulary());

    [TestCase("as required by art. 6(1)(b)(ii) UNTOC and elsewhere", "untoc/6/1/b/ii")]
    [TestCase("Article 6, paragraph 1 (b)(ii), of the Palermo Convention", "untoc/6/1/b/ii")]
    [TestCase("UNTOC article 6", "untoc/6")]
    [TestCase("under UNTOC 6(1)(b)", "untoc/6/1/b")]
    [TestCase("the Trafficking in Persons Protocol, article 3(a)", "tip/3/a")]
    [TestCase("art. 6.1.b UNTOC", "untoc/6/1/b")]
    [TestCase("artículo 6 de la Convención de Palermo", "untoc/6")]
    [TestCase("ARTÍCULO 6 DE LA CONVENCIÓN DE PALERMO", "untoc/6")]
    [TestCase("The UNTOC was signed.", "untoc")]
    [TestCase("untoc art. 6", "untoc/6")]
    [TestCase("art. 3(a) TIP", "tip/3/a")]
    public void Find_ClearReference_IsResolved(string text, string reference) =>
        Parser.Find(text).ShouldHaveSingleItem().Candidates.ShouldBe([reference]);

    [TestCase("art. 42 UNTOC")]
    [TestCase("article 21 of the Trafficking in Persons Protocol")]
    [TestCase("UNTOC art. 6(9)")]
    public void Find_PlaceThatDoesNotExist_ResolvesToNothing(string text) =>
        Parser.Find(text).ShouldHaveSingleItem().Candidates.ShouldBeEmpty();

    [Test]
    public void Find_NameOfSeveralInstruments_StaysAmbiguous() =>
        Parser.Find("article 3 of the Palermo Protocol").ShouldHaveSingleItem().Candidates.ShouldBe(["tip/3", "som/3"]);

    [TestCase("article 6 of the Penal Code")]
    [TestCase("Article 6. The UNTOC")]
    [TestCase("in 2006 he")]
    [TestCase("article 3 of a tip he gave")]
    public void Find_DomesticArticle_IsNotATreatyArticle(string text) =>
        Parser.Find(text).ShouldNotContain(f => f.Candidates.Any(c => c.Contains('/')));

    [Test]
    public void FindTyped_ArticleAlone_OffersEveryInstrumentThatHasIt() =>
        Parser.FindTyped("art. 3").ShouldHaveSingleItem().Candidates.ShouldBe(["tip/3", "som/3"]);

    [Test]
    public void Find_Span_CoversTheWords()
    {
        const string Text = "See art. 6(1)(b) UNTOC.";
        var found = Parser.Find(Text).ShouldHaveSingleItem();

        Text.Substring(found.Start, found.Length).ShouldBe("art. 6(1)(b) UNTOC");
    }

    [TestCase("UNTOC, палермская конвенция, the Palermo Convention, اتفاقية باليرمو")]
    [TestCase("اتفاقية باليرمو, CONVENCIÓN DE PALERMO, untoc, Палермская конвенция")]
    public void Find_NamesOfSeveralScripts_FindsEach(string text) =>
        Parser.Find(text).Select(f => text.Substring(f.Start, f.Length)).ShouldBe(text.Replace("the ", "", StringComparison.Ordinal).Split(", "));

    [FsCheck.NUnit.Property]
    public bool Find_AnyText_NeverThrows(string? text) => Parser.Find(text ?? "").All(f => f.Start >= 0);

    private static Vocabulary SmallVocabulary()
    {
        var source = new SourceReference { Title = "test" };
        return new Vocabulary([], new CountryFile { Source = source, Regions = [], Countries = [] },
            [
                Of("untoc", "UNTOC", "United Nations Convention against Transnational Organized Crime", ["Palermo Convention", "Convención de Palermo", "Палермская конвенция", "اتفاقية باليرمو"], 6, ["1", "1/b", "1/b/ii"]),
                Of("tip", "TIP", "Trafficking in Persons Protocol", ["Palermo Protocol"], 3, ["a"]),
                Of("som", "SOM", "Smuggling of Migrants Protocol", ["Palermo Protocol"], 3, ["a"]),
            ], [], "");

        Instrument Of(string id, string name, string title, string[] aliases, int article, string[] paragraphs) => new()
        {
            Id = id,
            ShortName = name,
            Title = new Dictionary<string, string> { ["en"] = title },
            Aliases = new Dictionary<string, IReadOnlyList<string>> { ["en"] = aliases },
            Source = source,
            Articles =
            [
                new Article { Number = article, Title = new Dictionary<string, string>(), Type = ArticleType.Criminalization, Paragraphs = paragraphs },
            ],
        };
    }
}
