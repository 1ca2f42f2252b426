using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Web.Outages;
using Sherloc.Web.Resources;
using Sherloc.Web.Tests.Sites;
using Shouldly;

namespace Sherloc.Web.Tests.Outages;

/// <summary>A site that was started while its index was away, and has never counted anything.</summary>
public sealed class SearchAwayPagesTests
{
    private static readonly string[] GoingOn =
    [
        "/", "/crimes", "/crimes/money-laundering", "/convention", "/convention/untoc", "/convention/untoc/6", "/convention/untoc/6/1/a",
        "/countries", "/countries/XAA", "/about",
    ];

    private SwitchedSite switched = null!;

    private Site Site => switched.Site.StillRunning();

    [OneTimeSetUp]
    public async Task StartAsync() => switched = await SwitchedSite.StartAsync(SearchTrouble.Away);

    [OneTimeTearDown]
    public async Task EndAsync() => await switched.DisposeAsync();

    [TestCase("/search")]
    [TestCase("/search?q=appeal&kind=case")]
    [TestCase("/facets/country?kind=case")]
    [TestCase("/linkage")]
    public async Task Page_ThatIsAllSearch_SaysSinceWhenItIsUnavailable(string address)
    {
        using var answer = await Site.Client.GetAsync(new Uri(address, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter?.Delta.ShouldBe(SearchOutage.AskAgain);
        var page = PageReading.Parse(await answer.Content.ReadAsStringAsync());
        page.QuerySelector("h1")!.TextContent.ShouldBe(Ui.AwayTitle);
        page.QuerySelector("main .notice")!.TextContent.ShouldMatch(@"since \d+ \w+ 20\d\d, \d\d:\d\d UTC");
        page.QuerySelector("main .notice a")!.GetAttribute("href").ShouldBe(address);
        page.OwnLinks().ShouldContain("/convention");
        page.OwnLinks().ShouldContain("/countries");
        ShouldHideTheEngine(page);
    }

    [TestCase("/api/v1/search?q=appeal")]
    [TestCase("/api/v1/linkage")]
    [TestCase("/feeds/search.atom?kind=case")]
    public async Task Program_ThatSearches_GetsAProblemWithASentence(string address)
    {
        using var answer = await Site.Client.GetAsync(new Uri(address, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter?.Delta.ShouldBe(SearchOutage.AskAgain);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        problem["status"]!.GetValue<int>().ShouldBe(503);
        problem["detail"]!.GetValue<string>().ShouldMatch(@"^Search is unavailable since 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ\..*\.$");
        problem.ToJsonString().ShouldNotContain("engine.example");
    }

    [TestCaseSource(nameof(GoingOn))]
    public async Task Page_ThatGoesOn_SaysWhatItDoesNotKnow(string address)
    {
        // The first to ask is the one who finds out.
        using var asked = await Site.Client.GetAsync(new Uri("/search", UriKind.Relative));
        var page = await Site.PageAsync(address);
        var notice = page.QuerySelectorAll("main .notice.is-part").Select(n => n.TextContent).ShouldHaveSingleItem();
        notice.ShouldContain(Ui.AwayCountsMissing);
        notice.ShouldMatch(@"since \d+ \w+ 20\d\d, \d\d:\d\d UTC");
        ShouldHideTheEngine(page);
    }

    [TestCaseSource(nameof(GoingOn))]
    public async Task Page_ThatGoesOn_NeverShowsZeroForWhatIsNotKnown(string address)
    {
        var page = await Site.PageAsync(address);
        // Years in which nobody became a Party are known from the treaty, not from the index.
        page.QuerySelectorAll("main td.number, main .figure, main dd, main .counted-row span").Where(c => c.Closest(".steps") is null).Select(c => c.TextContent.Trim())
            .ShouldNotContain(t => t == "0" || t.StartsWith("0 of", StringComparison.Ordinal));
        page.QuerySelectorAll("main .actions a").ShouldNotContain(a => a.TextContent.Contains('0', StringComparison.Ordinal));
        page.QuerySelectorAll("main .share-fill").ShouldBeEmpty();
        // What the words mean is explained on the page about the collection, and nowhere else are they said.
        page.QuerySelectorAll("main span").Where(s => s.Closest(".terms") is null).Select(s => s.TextContent.Trim()).ShouldNotContain(Ui.NoRecord);
    }

    [Test]
    public async Task Counts_ThatAreNotKnown_AreADashWithItsMeaning()
    {
        var page = await Site.PageAsync("/crimes");
        var counts = page.QuerySelectorAll("main tbody td.number");
        counts.Length.ShouldBeGreaterThan(5);
        foreach (var count in counts)
        {
            count.QuerySelector("[aria-hidden=true]")!.TextContent.ShouldBe("–");
            count.QuerySelector(".visually-hidden")!.TextContent.ShouldBe(Ui.UnknownCount);
            count.FirstElementChild!.GetAttribute("title").ShouldBe(Ui.UnknownCount);
        }
    }

    [Test]
    public async Task Countries_WhileItIsNotKnownWhichHaveRecords_AreAllThereAsLinks()
    {
        var page = await Site.PageAsync("/countries");
        page.OwnLinks().Count(l => l.StartsWith("/countries/", StringComparison.Ordinal)).ShouldBe(3);
        page.QuerySelector("main table").ShouldBeNull();
    }

    [Test]
    public async Task Records_OpenAllTheSame()
    {
        using var map = await Site.Client.GetAsync(new Uri("/sitemap.xml", UriKind.Relative));
        map.StatusCode.ShouldBe(HttpStatusCode.OK);
        var records = System.Xml.Linq.XDocument.Parse(await map.Content.ReadAsStringAsync()).Descendants()
            .Where(e => e.Name.LocalName == "loc" && e.Value.Contains("/records/", StringComparison.Ordinal)).Select(e => new Uri(e.Value).AbsolutePath).ToList();
        records.Count.ShouldBeGreaterThan(5);
        foreach (var record in records)
        {
            (await Site.PageAsync(record)).QuerySelector("h1")!.TextContent.ShouldNotBeEmpty();
            (await Site.JsonAsync("/api/v1/records/" + record.Split('/')[2]))["id"].ShouldNotBeNull();
        }
    }

    [Test]
    public async Task Feed_OfEverything_ComesFromTheStore()
    {
        using var answer = await Site.Client.GetAsync(new Uri("/feeds/search.atom", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<entry>");
    }

    [Test]
    public async Task Health_SaysWhatIsDownAndWhatToDo()
    {
        using var live = await Site.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var ready = await Site.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var parts = JsonNode.Parse(await ready.Content.ReadAsStringAsync())!["parts"]!.AsArray();
        parts[0]!["ready"]!.GetValue<bool>().ShouldBeTrue();
        parts[1]!["ready"]!.GetValue<bool>().ShouldBeFalse();
        parts[1]!["detail"]!.GetValue<string>().ShouldBe($"{SwitchedIndex.Reason} {SwitchedIndex.Remedy}");
    }

    [Test]
    public async Task Administration_SaysWhatToDoAndHowMuchWaits()
    {
        var page = await Site.PageAsync("/admin/ingestion");
        var notice = page.QuerySelector("main .notice.is-bad")!.TextContent;
        notice.ShouldContain(SwitchedIndex.Remedy);
        notice.ShouldMatch(@"[1-9]\d* changes wait");
    }

    [Test]
    public void Log_OfTheStart_IsSentencesWithoutStackTraces()
    {
        Site.Output.ShouldContain(SwitchedIndex.Remedy);
        Site.Output.ShouldNotContain("   at Sherloc.");
        Site.Output.ShouldNotContain("fail:");
    }

    private static void ShouldHideTheEngine(IHtmlDocument page) => page.DocumentElement.TextContent.ShouldNotContain("engine.example");
}
