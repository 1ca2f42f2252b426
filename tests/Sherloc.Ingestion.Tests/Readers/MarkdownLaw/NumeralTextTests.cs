using NUnit.Framework;
using Sherloc.Ingestion.Readers.MarkdownLaw;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.MarkdownLaw;

public sealed class NumeralTextTests
{
    [TestCase("第一条", "1")]
    [TestCase("第十条", "10")]
    [TestCase("第十二条", "12")]
    [TestCase("第二十条", "20")]
    [TestCase("第一百零五条", "105")]
    [TestCase("第二百九十四条", "294")]
    [TestCase("第一百二十条之一", "120-1")]
    [TestCase("第一千零一条", "1001")]
    [TestCase("第三章", "3")]
    [TestCase("الأولى", "1")]
    [TestCase("الثامنة", "8")]
    [TestCase("العاشرة", "10")]
    [TestCase("الحادية عشرة", "11")]
    [TestCase("التاسعة عشرة", "19")]
    [TestCase("العشرون", "20")]
    [TestCase("الثانية والعشرون", "22")]
    [TestCase("السابعة والثمانون", "87")]
    [TestCase("المائة", "100")]
    [TestCase("الخامسة والثلاثون بعد المائة", "135")]
    [TestCase("الأولى بعد المائتين", "201")]
    public void Of_ANumberInWords_IsItsFigures(string text, string figures) => NumeralText.Of(text).ShouldBe(figures);

    [TestCase("")]
    [TestCase("12")]
    [TestCase("IV")]
    [TestCase("第条")]
    [TestCase("附件一")]
    [TestCase("العاشرة مكرر")]
    [TestCase("المتطلبات")]
    public void Of_AnythingElse_IsNull(string text) => NumeralText.Of(text).ShouldBeNull();

    [Test]
    public void Of_OrdinalsOfArticlesUpTo99_AreAllDifferent()
    {
        string[] units = ["الحادية", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة"];
        string[] tens = ["عشرة", "والعشرون", "والثلاثون", "والأربعون", "والخمسون", "والستون", "والسبعون", "والثمانون", "والتسعون"];

        var numbers = tens.SelectMany(t => units.Select(u => NumeralText.Of($"{u} {t}"))).ToList();

        numbers.ShouldBe(Enumerable.Range(1, 9).SelectMany(t => Enumerable.Range(1, 9).Select(u => $"{t}{u}")));
    }
}
