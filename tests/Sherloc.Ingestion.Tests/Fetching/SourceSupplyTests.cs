using System.Diagnostics;
using NUnit.Framework;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Fetching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SourceSupplyTests : IDisposable
{
    private const string Old = "The law as it was, and it was long enough to be a law.";
    private readonly FetchSite site = new();

    private ScriptedServer Server => site.Server;

    public void Dispose() => site.Dispose();

    [Test]
    public async Task Fetch_Addresses_PutsThemInTheFolderAndSaysWhoAsks()
    {
        Server.On("/laws/a.xml", "A");
        Server.On("/laws/b.xml?lang=fr", "B");

        var stock = await site.FetchAsync("/laws/a.xml", "/laws/b.xml?lang=fr");

        stock.Failures.ShouldBeEmpty();
        stock.IsComplete.ShouldBeTrue();
        site.Files().Count.ShouldBe(2);
        site.Files()["laws/a.xml"].ShouldBe("A");
        site.Files().Keys.ShouldContain(k => k.StartsWith("laws/b-", StringComparison.Ordinal) && k.EndsWith(".xml", StringComparison.Ordinal));
        Server.Requests[0]["user-agent"].ShouldBe("Sherloc/1.0 (legal knowledge base; mailto:desk@example.org)");
    }

    [Test]
    public async Task Fetch_Again_AsksWhetherItChanged()
    {
        Server.On("/a", (request, stream) => request["if-none-match"] == "\"1\"" && request["if-modified-since"] is not null
            ? ScriptedServer.SendAsync(stream, "304 Not Modified", [])
            : ScriptedServer.SendAsync(stream, "200 OK", "A"u8.ToArray(), "ETag: \"1\"\r\nLast-Modified: Sun, 01 Nov 2026 10:00:00 GMT\r\n"));
        await site.FetchAsync("/a");

        var stock = await site.FetchAsync("/a");

        stock.Failures.ShouldBeEmpty();
        stock.IsComplete.ShouldBeTrue();
        Server.Requests.Count.ShouldBe(2);
        Server.Requests[1]["if-none-match"].ShouldBe("\"1\"");
        site.Files()["a"].ShouldBe("A");
    }

    [Test]
    public async Task Fetch_Changed_ReplacesTheFileAndKeepsTheOldOneAsLongAsAsked()
    {
        site.RetentionDays = 30;
        Server.On("/a", "first version");
        await site.FetchAsync("/a");
        Server.On("/a", "second version");

        await site.FetchAsync("/a");

        site.Files()["a"].ShouldBe("second version");
        var before = Directory.GetFiles(Path.Combine(site.Store, "before"), "a", SearchOption.AllDirectories);
        File.ReadAllText(before.ShouldHaveSingleItem()).ShouldBe("first version");

        site.RetentionDays = 0;
        Directory.Move(Path.GetDirectoryName(before[0])!, Path.Combine(site.Store, "before", "20200101T000000000"));
        await site.FetchAsync("/a");
        Directory.GetDirectories(Path.Combine(site.Store, "before")).ShouldBeEmpty();
    }

    [Test]
    public async Task Fetch_AddressNoLongerNamed_RemovesItsFile()
    {
        Server.On("/a", "A");
        Server.On("/b", "B");
        await site.FetchAsync("/a", "/b");

        await site.FetchAsync("/a");

        site.Files().Keys.ShouldBe(["a"]);
    }

    [TestCase("", "sends nothing")]
    [TestCase("too short to be it", "shrank by more than half")]
    public async Task Fetch_AllIsWellButItIsGone_AlarmsAndKeepsTheCopy(string body, string reason)
    {
        Server.On("/a", Old);
        await site.FetchAsync("/a");
        Server.On("/a", body);

        var stock = await site.FetchAsync("/a");

        var failure = stock.Failures.ShouldHaveSingleItem();
        failure.Reason.ShouldContain(reason);
        failure.Field.ShouldBe("fetch.addresses[0]");
        failure.Key.ShouldBe(Server.Address + "/a");
        stock.IsComplete.ShouldBeFalse();
        site.Files()["a"].ShouldBe(Old);
    }

    [TestCase("404 Not Found", "not there (404)", 1)]
    [TestCase("403 Forbidden", "does not let us have it (403)", 1)]
    [TestCase("202 Accepted", "answers 202", 1)]
    [TestCase("503 Service Unavailable", "in trouble (503)", 3)]
    [TestCase("429 Too Many Requests", "too often (429)", 3)]
    public async Task Fetch_ServerRefuses_IsListedAndKeepsTheCopy(string status, string reason, int attempts)
    {
        Server.On("/a", Old);
        await site.FetchAsync("/a");
        Server.Answer("/a", status, "Retry-After: 0\r\n");

        var stock = await site.FetchAsync("/a");

        stock.Failures.ShouldHaveSingleItem().Reason.ShouldContain(reason);
        stock.IsComplete.ShouldBeFalse();
        site.Files()["a"].ShouldBe(Old);
        Server.Requests.Count.ShouldBe(1 + attempts);
    }

    [Test]
    public async Task Fetch_TroubleThatPasses_IsTriedAgain()
    {
        var asked = 0;
        Server.On("/a", (_, stream) => ++asked == 1
            ? ScriptedServer.SendAsync(stream, "503 Service Unavailable", [])
            : ScriptedServer.SendAsync(stream, "200 OK", "A"u8.ToArray()));

        (await site.FetchAsync("/a")).Failures.ShouldBeEmpty();

        site.Files()["a"].ShouldBe("A");
    }

    [Test]
    public async Task Fetch_OneOfSeveralFails_FetchesTheOthers()
    {
        Server.On("/b", "B");

        var stock = await site.FetchAsync("/a", "/b");

        stock.Failures.ShouldHaveSingleItem().Key.ShouldBe(Server.Address + "/a");
        site.Files().Keys.ShouldBe(["b"]);
    }

    [Test]
    public async Task Fetch_Folder_IsReadWhereItIsAndMissedWhenItIsAway()
    {
        var folder = Directory.CreateDirectory(Path.Combine(site.Folder, "laws")).FullName;
        foreach (var name in new[] { "a", "b", "c" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), name);
        }

        site.Rule = site.Rule with { Folder = folder };
        var there = await site.FetchAsync(CancellationToken.None);
        there.Folder.ShouldBe(folder);
        there.IsComplete.ShouldBeTrue();

        File.Delete(Path.Combine(folder, "a"));
        File.Delete(Path.Combine(folder, "b"));
        var emptied = await site.FetchAsync(CancellationToken.None);
        emptied.Failures.ShouldHaveSingleItem().Reason.ShouldBe("There were 3 files to read, and now there are 1.");
        emptied.IsComplete.ShouldBeFalse();

        Directory.Delete(folder, recursive: true);
        var away = await site.FetchAsync(CancellationToken.None);
        away.Failures.ShouldHaveSingleItem().Reason.ShouldContain("no such folder");
        away.IsComplete.ShouldBeFalse();
    }

    [Test]
    public async Task Fetch_ManyAtOnce_KeepsThePauseOfTheSource()
    {
        site.Rule = site.Rule with { RequestsPerMinute = 300 };
        foreach (var path in new[] { "/a", "/b", "/c", "/robots.txt" })
        {
            Server.On(path, "# nothing");
        }

        var watch = Stopwatch.StartNew();

        await site.FetchAsync("/a", "/b", "/c");

        // With robots.txt four requests, and three pauses of 200 ms.
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(590));
    }

    [Test]
    public async Task Fetch_Robots_AreHeeded()
    {
        Server.On("/robots.txt", "User-agent: *\nDisallow: /private\n");
        Server.On("/private/a", "A");
        Server.On("/b", "B");

        var stock = await site.FetchAsync("/private/a", "/b");

        stock.Failures.ShouldHaveSingleItem().Reason.ShouldContain("robots.txt asks robots not to read");
        Server.Requests.Select(r => r.Path).ShouldBe(["/b"]);
    }

    [Test]
    public async Task Fetch_RobotsCannotBeHad_ReadsNothing()
    {
        Server.Answer("/robots.txt", "500 Internal Server Error");
        Server.On("/a", "A");

        var stock = await site.FetchAsync("/a");

        stock.Failures.ShouldHaveSingleItem().Reason.ShouldContain("robots.txt cannot be had");
        Server.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task Fetch_ManifestDamaged_FetchesAnew()
    {
        Server.On("/a", "A", "ETag: \"1\"\r\n");
        await site.FetchAsync("/a");
        await File.WriteAllTextAsync(Path.Combine(site.Store, "manifest.json"), "{\"entries\": ");

        (await site.FetchAsync("/a")).Failures.ShouldBeEmpty();

        Server.Requests[1]["if-none-match"].ShouldBeNull();
    }
}
