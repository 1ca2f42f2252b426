using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Web.Features.Convention;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Convention;

public sealed class StateOfArticleTests
{
    [Test]
    public void ElementsMarked_ElementsWithWords_OfThisArticleOnce()
    {
        var state = new StateOfArticle("DEU", 2, [
            Provision(("untoc/6/1/a/i", "umwandelt"), ("untoc/6/1/a/ii", null), ("untoc/60/1", "anderes")),
            Provision(("untoc/6/1/a/i", "überträgt"), ("untoc/5/1", "Vereinigung"))]);

        state.ElementsMarked("untoc/6").ShouldBe(["untoc/6/1/a/i"]);
    }

    private static LegislationProvision Provision(params (string Element, string? Words)[] elements) => new()
    {
        Key = "k",
        Titles = [new LocalText { Language = "de", Text = "Titel" }],
        Law = new Law { Titles = [new LocalText { Language = "de", Text = "Gesetz" }] },
        Number = "§ 1",
        Elements = [.. elements.Select(e => new ElementWords { Element = e.Element, Words = e.Words })],
    };
}
