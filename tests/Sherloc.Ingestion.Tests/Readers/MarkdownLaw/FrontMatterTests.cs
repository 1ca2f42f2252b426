using NUnit.Framework;
using Sherloc.Ingestion.Readers.MarkdownLaw;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.MarkdownLaw;

public sealed class FrontMatterTests
{
    [Test]
    public void Read_QuotesWithinQuotesOverTwoLines_IsOneValue()
    {
        var front = Read("---", "title: \"A law on \"small\" lamps and", "their oil\"", "rank: law", "---", "text");

        front.Fields["title"].ShouldBe("A law on \"small\" lamps and their oil");
        front.Fields["rank"].ShouldBe("law");
        front.Next.ShouldBe(5);
        front.Unread.ShouldBe(0);
    }

    [Test]
    public void Read_FoldedValue_IsOneLine() =>
        Read("---", "Title: First half", "  second half", "---").Fields["title"].ShouldBe("First half second half");

    [Test]
    public void Read_ListBelowAName_IsItsItems() =>
        Read("---", "names:", "- \"one\"", "  - two", "---").Fields["names"].ShouldBe("one; two");

    [Test]
    public void Read_LineThatIsNoField_IsCounted()
    {
        var front = Read("---", "what is this", "name: value", "and this", "---");

        front.Unread.ShouldBe(2);
        front.Fields.Count.ShouldBe(1);
    }

    [Test]
    public void Read_FieldBelowAnOpenQuote_IsAFieldOfItsOwn() =>
        Read("---", "title: \"never closed", "rank: law", "---").Fields.ShouldBe(new Dictionary<string, string> { ["title"] = "never closed", ["rank"] = "law" }, ignoreOrder: true);

    [TestCase("text", "---", "name: value", "---")]
    [TestCase("---", "name: value", "text without an end")]
    public void Read_WithoutBothFences_IsText(params string[] lines)
    {
        var front = FrontMatter.Read(lines);

        front.Next.ShouldBe(0);
        front.Fields.ShouldBeEmpty();
    }

    private static FrontMatter Read(params string[] lines) => FrontMatter.Read(lines);
}
