using NUnit.Framework;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Core.Tests.Records;

public sealed class SentenceParserTests
{
    [TestCase("9 years", 108)]
    [TestCase("2 years and 6 months", 30)]
    [TestCase("2 years, 6 months imprisonment", 30)]
    [TestCase("18 months' imprisonment", 18)]
    [TestCase("four years", 48)]
    [TestCase("an 18-month term", 18)]
    [TestCase("3 ans et 6 mois d'emprisonnement", 42)]
    [TestCase("8 años de prisión", 96)]
    [TestCase("2 Jahre und 3 Monate", 27)]
    [TestCase("7 лет лишения свободы", 84)]
    [TestCase("15 سنة", 180)]
    [TestCase("90 days", 3)]
    [TestCase("2.5 years", 30)]
    public void Read_OneLength_GivesMonths(string words, decimal months) =>
        SentenceParser.Read(words).ShouldBe((months, null));

    [TestCase("30 months suspended", 30, 30)]
    [TestCase("5 ans dont 2 avec sursis", 60, 24)]
    [TestCase("48 months, of which 12 months suspended", 48, 12)]
    [TestCase("3 years (1 year suspended)", 36, 12)]
    [TestCase("2 años de prisión con suspensión", 24, 24)]
    public void Read_Suspended_GivesBothFigures(string words, decimal months, decimal suspended) =>
        SentenceParser.Read(words).ShouldBe((months, suspended));

    [TestCase("5 years on count 1 and 3 years on count 2")]
    [TestCase("a fine of 10,000 euros")]
    [TestCase("community order")]
    [TestCase("")]
    public void Read_NoneOrSeveral_IsLeftOpen(string words) => SentenceParser.Read(words).ShouldBeNull();

    [TestCase("life imprisonment", true)]
    [TestCase("réclusion criminelle à perpétuité", true)]
    [TestCase("пожизненное лишение свободы", true)]
    [TestCase("10 years", false)]
    public void Normalise_Life_IsAFlagAndNotAFigure(string words, bool life)
    {
        var sentence = SentenceParser.Normalise(new Sentence { Words = words });

        sentence.Life.ShouldBe(life);
        sentence.Months.IsKnown.ShouldBe(!life);
    }

    [Test]
    public void Normalise_FigureOfTheSource_IsKept() =>
        SentenceParser.Normalise(new Sentence { Words = "9 years", Months = 100m }).Months.Value.ShouldBe(100m);

    [FsCheck.NUnit.Property]
    public bool Read_AnyText_NeverThrows(string? text) => SentenceParser.Read(text ?? "") is null or { Months: >= 0 };
}
