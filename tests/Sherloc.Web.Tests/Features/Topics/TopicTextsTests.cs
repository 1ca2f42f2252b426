using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;
using Sherloc.Web.Addressing;
using Sherloc.Web.Features.Topics;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Topics;

public sealed class TopicTextsTests
{
    [Test]
    public void Request_SavedSearch_IsTheAddressOfItsResults()
    {
        var search = new SavedSearch { Kind = RecordKind.Case, Query = "boat OR sea", Crime = "smuggling-of-migrants", Articles = ["som/6"], Country = "ITA" };

        var address = Addresses.Search(TopicTexts.Request(search));

        address.ShouldStartWith("/search?q=boat");
        Uri.UnescapeDataString(address).Split('?', '&').ShouldBeSubsetOf(
            ["/search", "q=boat OR sea", "q=boat+OR+sea", "kind=case", "crime=smuggling-of-migrants", "article=som/6", "country=ITA"]);
    }

    [TestCase("One.\nTwo.\n\n  Three. ", 3)]
    [TestCase("", 0)]
    public void Paragraphs_Introduction_AreItsLines(string introduction, int paragraphs)
    {
        TopicTexts.Paragraphs(introduction).Count.ShouldBe(paragraphs);
        TopicTexts.First(introduction).ShouldBe(paragraphs == 0 ? "" : "One.");
    }
}
