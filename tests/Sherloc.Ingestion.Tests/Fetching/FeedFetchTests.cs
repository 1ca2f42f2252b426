using System.Globalization;
using NUnit.Framework;
using Sherloc.Ingestion.Fetching;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Fetching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FeedFetchTests : IDisposable
{
    private readonly FetchSite site = new();

    public FeedFetchTests() => site.Rule = site.Rule with { Feed = site.Server.Address + "/feed", LinkType = "application/akn+xml" };

    private ScriptedServer Server => site.Server;

    public void Dispose() => site.Dispose();

    [Test]
    public async Task Fetch_AtomOfTwoPages_FetchesTheLinkOfTheTypeAndNeverWithdraws()
    {
        Server.On("/feed", Atom("<link rel=\"next\" href=\"/feed?page=2\"/>", Entry("/uksc/1/data.xml", "2026-01-01")));
        Server.On("/feed?page=2", Atom("", Entry("/uksc/2/data.xml", "2026-01-01")));
        Server.On("/uksc/1/data.xml", "<one/>");
        Server.On("/uksc/2/data.xml", "<two/>");

        var stock = await FetchAsync();

        stock.Failures.ShouldBeEmpty();
        stock.IsComplete.ShouldBeFalse();
        site.Files().ShouldBe(new Dictionary<string, string> { ["uksc/1/data.xml"] = "<one/>", ["uksc/2/data.xml"] = "<two/>" }, ignoreOrder: true);
    }

    [Test]
    public async Task Fetch_Again_AsksOnlyForWhatTheFeedSaysIsNewer()
    {
        Server.On("/feed", Atom("", Entry("/1", "2026-01-01"), Entry("/2", "2026-01-01")));
        Server.On("/1", "<one/>");
        Server.On("/2", "<two/>");
        await FetchAsync();
        Server.On("/feed", Atom("", Entry("/1", "2026-02-02")));
        Server.On("/1", "<one-b/>");

        (await FetchAsync()).Failures.ShouldBeEmpty();

        Server.Requests.Select(r => r.Path).ShouldBe(["/feed", "/1", "/2", "/feed", "/1"]);
        site.Files()["1"].ShouldBe("<one-b/>");
        site.Files()["2"].ShouldBe("<two/>");
    }

    [Test]
    public async Task Fetch_Rss_FetchesEnclosuresAndLinks()
    {
        site.Rule = site.Rule with { LinkType = null };
        Server.On("/feed", "<rss version=\"2.0\"><channel><title>Laws</title>"
            + "<item><link>/a.html</link><pubDate>Sun, 01 Nov 2026 10:00:00 GMT</pubDate></item>"
            + "<item><enclosure url=\"/b.xml\" type=\"application/xml\"/></item></channel></rss>");
        Server.On("/a.html", "A");
        Server.On("/b.xml", "B");

        (await FetchAsync()).Failures.ShouldBeEmpty();

        site.Files().Keys.ShouldBe(["a.html", "b.xml"], ignoreOrder: true);
    }

    [Test]
    public async Task Fetch_PagesWithoutEnd_StopAtTheLimit()
    {
        site.Rule = site.Rule with { Pages = 3 };
        foreach (var page in Enumerable.Range(0, 10))
        {
            var path = page == 0 ? "/feed" : string.Create(CultureInfo.InvariantCulture, $"/feed?page={page}");
            Server.On(path, Atom(string.Create(CultureInfo.InvariantCulture, $"<link rel=\"next\" href=\"/feed?page={page + 1}\"/>"), Entry("/1", "2026-01-01")));
        }

        Server.On("/1", "<one/>");

        await FetchAsync();

        Server.Requests.Count(r => r.Path.StartsWith("/feed", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Test]
    public async Task Fetch_PageThatNamesItselfAsNext_IsReadOnce()
    {
        Server.On("/feed", Atom("<link rel=\"next\" href=\"/feed\"/>", Entry("/1", "2026-01-01")));
        Server.On("/1", "<one/>");

        await FetchAsync();

        Server.Requests.Select(r => r.Path).ShouldBe(["/feed", "/1"]);
    }

    [Test]
    public async Task Fetch_FeedThatNeverEnds_StopsAtTheLimit()
    {
        using var small = new FetchSite(FetchSite.Quick with { FeedPage = 100_000 });
        small.Server.On("/feed", async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"u8.ToArray());
            while (true)
            {
                await stream.WriteAsync("<entry><title>again</title></entry>"u8.ToArray());
            }
        });
        small.Rule = small.Rule with { Feed = small.Server.Address + "/feed" };

        (await small.FetchAsync(CancellationToken.None)).Failures.ShouldHaveSingleItem().Reason.ShouldContain("larger than");
    }

    [Test]
    public async Task Fetch_MoreEntriesThanAllowed_GoesOnNextTime()
    {
        site.Rule = site.Rule with { Entries = 2 };
        Server.On("/feed", Atom("", [.. Enumerable.Range(1, 5).Select(i => Entry(string.Create(CultureInfo.InvariantCulture, $"/{i}"), "2026-01-01"))]));
        foreach (var i in Enumerable.Range(1, 5))
        {
            Server.On(string.Create(CultureInfo.InvariantCulture, $"/{i}"), "<law/>");
        }

        await FetchAsync();
        site.Files().Count.ShouldBe(2);

        await FetchAsync();
        await FetchAsync();
        site.Files().Count.ShouldBe(5);
    }

    [Test]
    public async Task Fetch_EntryOfAnotherHost_IsListedAndNotAskedFor()
    {
        using var other = new ScriptedServer();
        Server.On("/feed", Atom("", Entry(other.Address + "/secret", "2026-01-01"), Entry("/1", "2026-01-01")));
        Server.On("/1", "<one/>");

        (await FetchAsync()).Failures.ShouldHaveSingleItem().Reason.ShouldBe("The feed links to another host.");

        other.Connections.ShouldBe(0);
        site.Files().Keys.ShouldBe(["1"]);
    }

    [Test]
    public async Task Fetch_NoLinkOfTheType_NamesTheTypesThereAre()
    {
        site.Rule = site.Rule with { LinkType = "text/akn" };
        Server.On("/feed", Atom("", Entry("/1", "2026-01-01")));

        (await FetchAsync()).Failures.ShouldHaveSingleItem().Remedy.ShouldContain("application/akn+xml");
    }

    [TestCase("<html><body>Sign in</body></html>", "neither an Atom nor an RSS feed")]
    [TestCase("not XML at all", "not XML as a feed should be")]
    [TestCase("<!DOCTYPE feed [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><feed xmlns=\"http://www.w3.org/2005/Atom\">&x;</feed>", "not XML as a feed should be")]
    [TestCase("<!DOCTYPE f [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><feed xmlns=\"http://www.w3.org/2005/Atom\">&b;</feed>", "not XML as a feed should be")]
    public async Task Fetch_NoFeed_SaysSo(string body, string reason)
    {
        Server.On("/feed", body);

        (await FetchAsync()).Failures.ShouldHaveSingleItem().Reason.ShouldContain(reason);
    }

    private static string Entry(string address, string updated) =>
        $"<entry><title>A law</title><updated>{updated}</updated><link rel=\"alternate\" type=\"text/html\" href=\"/page\"/><link rel=\"alternate\" type=\"application/akn+xml\" href=\"{address}\"/></entry>";

    private static string Atom(string more, params string[] entries) =>
        $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Laws</title>{more}{string.Concat(entries)}</feed>";

    private Task<SourceStock> FetchAsync() => site.FetchAsync(CancellationToken.None);
}
