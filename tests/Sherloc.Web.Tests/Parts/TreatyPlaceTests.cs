using NUnit.Framework;
using Sherloc.Web.Parts;
using Shouldly;

namespace Sherloc.Web.Tests.Parts;

public sealed class TreatyPlaceTests
{
    [TestCase("untoc/6/1/b/ii", "untoc", "6(1)(b)(ii)", "/convention/untoc/6/1/b/ii")]
    [TestCase("tip/3", "tip", "3", "/convention/tip/3")]
    [TestCase("som", "som", "", "/convention/som")]
    [TestCase("tip/3/a/means-fraud", "tip", "3(a)", "/convention/tip/3/a/means-fraud")]
    [TestCase("untoc/6/2/b/list", "untoc", "6(2)(b)", "/convention/untoc/6/2/b/list")]
    [TestCase("untoc/18/21/d", "untoc", "18(21)(d)", "/convention/untoc/18/21/d")]
    [TestCase("", "", "", "/convention")]
    public void Of_Reference_IsWrittenAsPeopleDo(string reference, string instrument, string pinpoint, string href) =>
        TreatyPlace.Of(reference).ShouldBe(new TreatyPlace(instrument, pinpoint, href));

    [Test]
    public void Of_StrangeCharacters_StayInsideTheAddress() =>
        TreatyPlace.Of("untoc/6?x=1#\"").Href.ShouldBe("/convention/untoc/6%3Fx%3D1%23%22");
}
