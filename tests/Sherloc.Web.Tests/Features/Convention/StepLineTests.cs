using System.Globalization;
using NUnit.Framework;
using Sherloc.Web.Features.Convention;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Convention;

public sealed class StepLineTests
{
    [Test]
    public void Path_Rising_GoesAcrossThenUp() => StepLine.Path([0, 1, 4], 300, 100).ShouldBe("M0 100 H100 V75 H200 V0 H300");

    [Test]
    public void Path_AllZero_StaysOnTheGround() => StepLine.Path([0, 0], 10, 10).ShouldBe("M0 10 H5 V10 H10");

    [Test]
    [SetCulture("de-DE")]
    public void Path_CommaCulture_WritesPoints()
    {
        CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator.ShouldBe(",");
        StepLine.Path([1, 2, 3], 100, 100).ShouldContain("66.67");
    }
}
