using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>What every page keeps to, whoever wrote it.</summary>
[TestFixtureSource(typeof(PageAddresses), nameof(PageAddresses.Whole))]
public sealed class PageStructureTests(string address)
{
    private IHtmlDocument page = null!;
    private string plain = "";

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        var site = await SharedSites.StarterAsync();
        plain = await site.ResolveAsync(address);
        page = await site.PageAsync(plain);
    }

    [Test]
    public void Head_SaysWhatThePageIs()
    {
        page.Title.ShouldNotBeNull().ShouldContain("Sherloc");
        if (plain != "/") page.Title.ShouldEndWith(" · Sherloc");
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.DocumentElement.GetAttribute("dir").ShouldBe("ltr");
        page.QuerySelectorAll("meta[name=viewport]").Length.ShouldBe(1);
    }

    [Test]
    public async Task Canonical_NamesOneAddressThatAnswers()
    {
        var links = page.QuerySelectorAll("link[rel=canonical]");
        if (page.QuerySelector("meta[name=robots]")?.GetAttribute("content") == "noindex")
        {
            links.ShouldBeEmpty();
            return;
        }

        var site = await SharedSites.StarterAsync();
        links.Length.ShouldBe(1);
        var canonical = new Uri(links[0].GetAttribute("href").ShouldNotBeNull());
        canonical.GetLeftPart(UriPartial.Authority).ShouldBe(site.Address.GetLeftPart(UriPartial.Authority));
        var again = await site.PageAsync(canonical.PathAndQuery);
        again.QuerySelector("link[rel=canonical]")?.GetAttribute("href").ShouldBe(canonical.AbsoluteUri, "its own canonical address is another");
    }

    [Test]
    public void Outline_HasOneHeadingAndOneMain()
    {
        page.QuerySelectorAll("main").Length.ShouldBe(1);
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelector("h1")!.TextContent.Trim().ShouldNotBeEmpty();
        var levels = page.QuerySelectorAll("main h1, main h2, main h3, main h4, main h5").Select(h => h.NodeName[1] - '0').ToList();
        for (var i = levels.IndexOf(1) + 1; i < levels.Count; i++) (levels[i] - levels[i - 1]).ShouldBeLessThanOrEqualTo(1, $"heading {i + 1} skips a level");
    }

    [Test]
    public void Markup_HoldsNoScriptAndNoStyleOfItsOwn()
    {
        page.QuerySelectorAll("script:not([src])").Where(s => s.GetAttribute("type") != "application/ld+json").ShouldBeEmpty();
        page.QuerySelectorAll("style, [style]").Select(e => e.OuterHtml).ShouldBeEmpty();
        page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)).Select(a => a.Name).ShouldBeEmpty();
        page.QuerySelectorAll("[href^='javascript:' i], [src^='http'], link[rel=stylesheet][href^='http']").ShouldBeEmpty();
    }

    [Test]
    public void Ids_AreUniqueAndWhatPointsToThemFindsThem()
    {
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        ids.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        var pointers = new[] { "for", "aria-labelledby", "aria-describedby", "aria-controls", "list" }
            .SelectMany(a => page.QuerySelectorAll($"[{a}]").SelectMany(e => e.GetAttribute(a)!.Split(' ')))
            // What a closed combobox opens may come with its first opening.
            .Except(page.QuerySelectorAll("[aria-expanded=false][aria-controls]").Select(e => e.GetAttribute("aria-controls")!))
            .Concat(page.QuerySelectorAll("a[href^='#']").Select(a => Uri.UnescapeDataString(a.GetAttribute("href")![1..])));
        pointers.Except(ids).ShouldBeEmpty();
    }

    [Test]
    public void Texts_AreAllThere()
    {
        page.QuerySelectorAll("a[href], button, summary").Where(e => Name(e).Length == 0).Select(e => e.OuterHtml).ShouldBeEmpty();
        page.QuerySelectorAll("img:not([alt])").ShouldBeEmpty();
        var words = page.QuerySelector("main")!.TextContent;
        // A sentence with a gap that was never filled, a resource that was not found, a type printed by its name.
        words.ShouldNotMatch(@"\{\d\}");
        words.ShouldNotMatch(@"\b(Sherloc|System)\.[A-Z]\w+");
        page.QuerySelectorAll("[lang='']").ShouldBeEmpty();
    }

    private static string Name(IElement element) =>
        (element.TextContent + element.GetAttribute("aria-label") + element.QuerySelector("title")?.TextContent).Trim();
}
