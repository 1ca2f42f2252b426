using NUnit.Framework;
using Sherloc.Core.Citations;
using Shouldly;

namespace Sherloc.Core.Tests.Citations;

public sealed class TreatyReferenceTests
{
    [TestCase("untoc/6/1/b/ii", "untoc", "6(1)(b)(ii)")]
    [TestCase("tip/3", "tip", "3")]
    [TestCase("som", "som", "")]
    [TestCase("tip/3/a/means-fraud", "tip", "3(a)")]
    [TestCase("untoc/6/2/b/list", "untoc", "6(2)(b)")]
    [TestCase("untoc/18/21/d", "untoc", "18(21)(d)")]
    public void Pinpoint_Reference_IsWrittenAsPeopleDo(string text, string instrument, string pinpoint)
    {
        var reference = TreatyReference.Parse(text);

        reference.Instrument.ShouldBe(instrument);
        reference.Pinpoint.ShouldBe(pinpoint);
        reference.ToString().ShouldBe(text);
    }

    [TestCase("")]
    [TestCase("UNTOC/6")]
    [TestCase("untoc/0")]
    [TestCase("untoc/six")]
    [TestCase("untoc/6?x=1#\"")]
    [TestCase("untoc//6")]
    [TestCase("untoc/6/1/2/3/4/5/6/7")]
    public void TryParse_AnythingElse_IsRefused(string text) => TreatyReference.TryParse(text, out _).ShouldBeFalse();

    [Test]
    public void SelfAndAncestors_Paragraph_EndsWithTheInstrument() =>
        TreatyReference.Parse("untoc/6/1/a").SelfAndAncestors().ShouldBe(["untoc/6/1/a", "untoc/6/1", "untoc/6", "untoc"]);
}
