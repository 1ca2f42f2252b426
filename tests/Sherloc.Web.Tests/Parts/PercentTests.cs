using NUnit.Framework;
using Sherloc.Web.Parts;
using Shouldly;

namespace Sherloc.Web.Tests.Parts;

public sealed class PercentTests
{
    [TestCase(0, 87, "0%")]
    [TestCase(5, 0, "0%")]
    [TestCase(1, 100_000, "1%", Description = "what is there is never drawn as nothing")]
    [TestCase(1, 3, "33.3%")]
    [TestCase(90, 87, "100%")]
    [SetCulture("fr")]
    public void Of_CountAndWhole_IsALengthForSvg(int count, int whole, string expected) => Percent.Of(count, whole).ShouldBe(expected);
}
