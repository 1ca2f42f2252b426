using System.Globalization;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Web.Features.Records;
using Shouldly;

namespace Sherloc.Web.Tests.Parts;

[SetCulture("en")]
public sealed class FineTextTests
{
    [TestCase(null, "5000", "fine up to 5,000 EUR")]
    [TestCase("300", null, "fine from 300 EUR")]
    [TestCase("300", "5000", "fine 300–5,000 EUR")]
    [TestCase("300", "300.00", "fine 300 EUR")]
    [TestCase("0.5", "1250.75", "fine 0.5–1,250.75 EUR")]
    [TestCase(null, null, "fine in EUR, no amount recorded")]
    public void Of_Limits_SaysWhichThereAre(string? min, string? max, string expected) =>
        FineText.Of(new FineRange { Min = Number(min), Max = Number(max), Currency = "EUR" }).ShouldBe(expected);

    [Test]
    public void Of_AnAmount_KeepsItsCents() => FineText.Of(new Money { Amount = 1250.75m, Currency = "GBP" }).ShouldBe("fine 1,250.75 GBP");

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
