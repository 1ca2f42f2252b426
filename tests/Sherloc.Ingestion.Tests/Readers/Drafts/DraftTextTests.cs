using NUnit.Framework;
using Sherloc.Ingestion.Readers.Blocks;
using Sherloc.Ingestion.Readers.Drafts;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.Drafts;

/// <summary>The small rules by which texts of files become texts of records.</summary>
public sealed class DraftTextTests
{
    [TestCase("  a\u00A0\t\n b  ", "a b")]
    [TestCase("Land\u00ADweg\u200B", "Landweg")]
    [TestCase("# one", "\\# one")]
    [TestCase("- one", "\\- one")]
    [TestCase("#1 of 3", "#1 of 3")]
    [TestCase("-5 degrees", "-5 degrees")]
    [TestCase("> one", "\\> one")]
    [TestCase("a * b `c`", "a \\* b \\`c\\`")]
    [TestCase("_a_ file_name", "\\_a_ file_name")]
    [TestCase("1. one", "1. one")]
    [TestCase("", "")]
    public void Line_OfPlainText_SaysTheSameInMarkdown(string text, string expected) => MarkdownMarks.Line(text).ShouldBe(expected);

    [TestCase("/no/act/2019/7", "no-act-2019-7")]
    [TestCase("sec_1.2", "sec_1.2")]
    [TestCase("Article 104⁵", "article-104.5")]
    [TestCase("  Élan (2) ", "elan-2")]
    public void Key_OfLatinText_IsReadable(string text, string expected) => KeyText.Of(text).ShouldBe(expected);

    [Test]
    public void Key_OfOtherScriptsAndLongText_StaysApartAndShort()
    {
        KeyText.Of("статья 1").ShouldNotBe(KeyText.Of("глава 1"));
        KeyText.Of("статья 1").ShouldMatch("^[a-z0-9][a-z0-9._-]*$");
        KeyText.Of(new string('a', 300) + "b").ShouldNotBe(KeyText.Of(new string('a', 300) + "c"));
        KeyText.Of(new string('a', 300)).Length.ShouldBeLessThan(130);
        KeyText.Join(KeyText.Of(new string('a', 300)), KeyText.Of(new string('b', 300))).Length.ShouldBeLessThanOrEqualTo(190);
    }

    [TestCase("eng", "en")]
    [TestCase("en-GB", "en")]
    [TestCase("EN", "en")]
    [TestCase("ger", "de")]
    [TestCase("deu", "de")]
    [TestCase("esp", "es")]
    [TestCase("chi", "zh")]
    [TestCase("xx", "")]
    [TestCase(null, "")]
    public void Language_OfACode_IsThatOfIso639Part1(string? code, string expected) => LanguageCodes.Of(code).ShouldBe(expected);

    [TestCase("2020-11-13", "2020-11-13")]
    [TestCase("2024-02-21T18:13:20", "2024-02-21")]
    [TestCase("1000-01-01", null)]
    [TestCase("9999-12-31", null)]
    [TestCase("2020-02-30", null)]
    [TestCase("13/11/2020", null)]
    [TestCase(null, null)]
    public void Date_InIso_IsReadAndPlaceholdersAreNot(string? text, string? expected) => DateText.Iso(text)?.ToString().ShouldBe(expected);

    [TestCase("22 January 2025", "d MMMM yyyy", "en", "2025-01-22")]
    [TestCase("22 janvier 2025", "d MMMM yyyy", "fr", "2025-01-22")]
    [TestCase("22 января 2025", "d MMMM yyyy", "ru", "2025-01-22")]
    [TestCase("22.01.2025", "dd.MM.yyyy", "", "2025-01-22")]
    [TestCase("32.01.2025", "dd.MM.yyyy", "", null)]
    public void Date_InAFormat_IsReadWithTheMonthsOfTheLanguage(string text, string format, string language, string? expected) =>
        DateText.Of(text, format, language)?.ToString().ShouldBe(expected);

    [Test]
    public void Table_WithMergedCells_SpreadsThemOut()
    {
        var table = new TableRows();
        table.Add([("a", 1, 1), ("b", 2, 1)], header: true);
        table.Add([("c", 1, 3), ("d|", 1, 1), ("e", 1, 1)], header: false);
        table.Add([("f", 2, 1)], header: false);
        table.Add([("g", 1, 1), ("h", 1, 1)], header: false);

        table.ToMarkdown().ShouldBe("| a | b |  |\n| --- | --- | --- |\n| c | d\\| | e |\n|  | f |  |\n|  | g | h |");
    }

    [TestCase(1, "I")]
    [TestCase(14, "XIV")]
    [TestCase(1999, "MCMXCIX")]
    [TestCase(0, null)]
    [TestCase(4000, null)]
    public void Roman_OfANumber_IsWrittenAsPrintDoes(int number, string? expected) => Roman.Of(number).ShouldBe(expected);

    [TestCase("上訴駁回。費用由上訴人承擔。", "en", "zh")]
    [TestCase("上訴駁回。", "ja", "")]
    [TestCase("Статья 1 УК", "en", "ru")]
    [TestCase("Стаття 1", "uk", "")]
    [TestCase("The appeal of 劉金洪 is dismissed.", "en", "")]
    [TestCase("123", "en", "")]
    public void Script_OfAnotherLanguage_TellsIt(string text, string language, string expected) => ScriptLanguage.Of(text, language).ShouldBe(expected);
}
