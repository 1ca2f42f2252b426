using NUnit.Framework;
using Sherloc.Ingestion.Readers.MarkdownLaw;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.MarkdownLaw;

public sealed class WrittenDateTests
{
    private const string Formats = "d / M / yyyy|d \"من\" MMMM yyyy|umm-al-qura";

    [TestCase("١٧ / ٨ / ٢٠٢٢", "2022-08-17")]
    [TestCase("٨ من سبتمبر ٢٠٢٥", "2025-09-08")]
    [TestCase("24 من مارس 2025", "2025-03-24")]
    [TestCase("1430/07/21", "2009-07-14")]
    [TestCase("1438/ 02 / 05", "2016-11-05")]
    public void Of_ADateInOneOfTheFormats_IsThatDay(string text, string day) => WrittenDate.Of(text, Formats, "ar").ToString().ShouldBe(day);

    [TestCase("1430/13/01")]
    [TestCase("1430/01/31")]
    [TestCase("0900/01/01")]
    [TestCase("9999/01/01")]
    [TestCase("في القريب")]
    [TestCase("")]
    public void Of_WhatIsNoDate_IsNull(string text) => WrittenDate.Of(text, Formats, "ar").ShouldBeNull();

    [Test]
    public void Of_WithoutAFormat_IsIso() => WrittenDate.Of("2001-02-03", null, "en").ToString().ShouldBe("2001-02-03");
}
