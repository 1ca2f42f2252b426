using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Sherloc.Ingestion.Fetching;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Fetching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HostileServerTests : IDisposable
{
    private const string Old = "The law as it was, and it was long enough to be a law.";
    private readonly FetchSite site = new(FetchSite.Quick with { Idle = TimeSpan.FromSeconds(1) });

    private ScriptedServer Server => site.Server;

    public void Dispose() => site.Dispose();

    [TestCase("")]
    [TestCase("HTTP/1.1 200")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Le")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\nThe law as it")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1E\r\nThe law as it is now, in p")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [TestCase("SSH-2.0-OpenSSH_9.6\r\n")]
    public async Task Fetch_ConnectionDropsAtAnyStage_IsListedAndKeepsTheCopy(string said)
    {
        Server.On("/a", Old);
        await site.FetchAsync("/a");
        Server.Say("/a", said);

        var stock = await site.FetchAsync("/a");

        stock.Failures.ShouldHaveSingleItem().Reason.ShouldStartWith("The connection failed or broke off");
        stock.IsComplete.ShouldBeFalse();
        site.Files()["a"].ShouldBe(Old);
        // The framework asks again by itself where a connection closes without a word.
        Server.Requests.Count.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Test]
    public async Task Fetch_LessAnnouncedThanSent_TakesNoMoreThanAnnounced()
    {
        Server.Say("/a", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nThe rest is not asked for.");

        (await site.FetchAsync("/a")).Failures.ShouldBeEmpty();

        site.Files()["a"].ShouldBe("The");
    }

    [Test]
    public async Task Fetch_BreaksOffHalfway_GoesOnWhereItStopped()
    {
        Server.On("/a", (request, stream) => request["range"] is null
            ? stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 10\r\n\r\n01234")).AsTask()
            : ScriptedServer.SendAsync(stream, "206 Partial Content", "56789"u8.ToArray(), "ETag: \"1\"\r\nContent-Range: bytes 5-9/10\r\n"));

        (await site.FetchAsync("/a")).Failures.ShouldBeEmpty();

        Server.Requests[1]["range"].ShouldBe("bytes=5-");
        Server.Requests[1]["if-range"].ShouldBe("\"1\"");
        site.Files()["a"].ShouldBe("0123456789");
    }

    [Test]
    public async Task Fetch_BreaksOffAndChanged_BeginsAnew()
    {
        Server.On("/a", (request, stream) => request["range"] is null
            ? stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 10\r\n\r\n01234")).AsTask()
            : ScriptedServer.SendAsync(stream, "200 OK", "another"u8.ToArray(), "ETag: \"2\"\r\n"));

        (await site.FetchAsync("/a")).Failures.ShouldBeEmpty();

        site.Files()["a"].ShouldBe("another");
    }

    [Test]
    public async Task Fetch_AnotherPartThanAskedFor_IsNotJoined()
    {
        var asked = 0;
        Server.On("/a", (request, stream) => (++asked, request["range"]) switch
        {
            (1, _) => stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 10\r\n\r\n01234")).AsTask(),
            (_, not null) => ScriptedServer.SendAsync(stream, "206 Partial Content", "89"u8.ToArray(), "Content-Range: bytes 8-9/10\r\n"),
            _ => ScriptedServer.SendAsync(stream, "200 OK", "0123456789"u8.ToArray()),
        });

        (await site.FetchAsync("/a")).Failures.ShouldBeEmpty();

        site.Files()["a"].ShouldBe("0123456789");
    }

    [Test]
    public async Task Fetch_EndlessBody_StopsAtTheLimit()
    {
        site.Rule = site.Rule with { LargestMegabytes = 1 };
        var sent = 0L;
        Server.On("/a", async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            for (var block = new byte[65536]; sent < 64_000_000; sent += block.Length)
            {
                await stream.WriteAsync(block);
            }
        });

        var stock = await site.FetchAsync("/a");

        stock.Failures.ShouldHaveSingleItem().Reason.ShouldContain("larger than 1 MB");
        sent.ShouldBeLessThan(64_000_000);
        Directory.GetFiles(Path.Combine(site.Store, "work")).ShouldBeEmpty();
    }

    [Test]
    public async Task Fetch_AnnouncedTooLarge_ReadsNothingOfIt()
    {
        site.Rule = site.Rule with { LargestMegabytes = 1 };
        Server.Say("/a", "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n");

        (await site.FetchAsync("/a")).Failures.ShouldHaveSingleItem().Reason.ShouldContain("larger than 1 MB");

        Server.Requests.Count.ShouldBe(1);
    }

    [Test]
    public async Task Fetch_GzipBomb_IsRefusedBeforeItIsLarge()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var i = 0; i < 200; i++)
            {
                await gzip.WriteAsync(new byte[1024 * 1024]);
            }
        }

        Server.On("/a", packed.ToArray(), "Content-Encoding: gzip\r\n");

        (await site.FetchAsync("/a")).Failures.ShouldHaveSingleItem().Reason.ShouldContain("grows without measure");

        site.Files().ShouldBeEmpty();
    }

    [Test]
    public async Task Fetch_GzipAlthoughNotAskedFor_IsUnpacked()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Old));
        }

        Server.On("/a", packed.ToArray(), "Content-Encoding: gzip\r\n");

        (await site.FetchAsync("/a")).Failures.ShouldBeEmpty();

        site.Files()["a"].ShouldBe(Old);
    }

    [Test]
    public async Task Fetch_ServerSaysNothing_IsGivenUp()
    {
        Server.On("/a", (_, _) => Task.Delay(TimeSpan.FromSeconds(30)));
        var watch = Stopwatch.StartNew();

        (await site.FetchAsync("/a")).Failures.ShouldHaveSingleItem().Reason.ShouldBe("The server said nothing for 1 seconds.");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Test]
    public async Task Download_OneByteNowAndThen_EndsAtTheDeadline()
    {
        Server.On("/a", async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 100000\r\n\r\n"u8.ToArray());
            for (var i = 0; i < 300; i++)
            {
                await stream.WriteAsync("x"u8.ToArray());
                await Task.Delay(100);
            }
        });
        using var downloader = new Downloader(site.Tools, site.Rule);
        var request = new DownloadRequest(new Uri(Server.Address + "/a"), Path.Combine(site.Folder, "part"), null, 1_000_000, TimeSpan.FromSeconds(2));

        var trouble = await Should.ThrowAsync<FetchTrouble>(() => downloader.GetAsync(request, CancellationToken.None));

        trouble.Message.ShouldStartWith("It took longer than");
    }

    [Test]
    public async Task Fetch_Cancelled_EndsWithinTwoSeconds()
    {
        Server.On("/a", (_, _) => Task.Delay(TimeSpan.FromSeconds(30)));
        site.Rule = site.Rule with { Addresses = [Server.Address + "/a"] };
        using var cancel = new CancellationTokenSource(300);
        var watch = Stopwatch.StartNew();

        await Should.ThrowAsync<OperationCanceledException>(() => site.FetchAsync(cancel.Token));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2.3));
    }

    [TestCase(false, "127.0.0.1")]
    [TestCase(false, "localhost")]
    [TestCase(false, "[::1]")]
    [TestCase(false, "[::ffff:127.0.0.1]")]
    [TestCase(false, "2130706433")]
    public async Task Fetch_ThisMachine_IsNotEvenConnectedTo(bool allow, string host)
    {
        site.Rule = site.Rule with { AllowPrivate = allow };

        var stock = await site.FetchAsync($"http://{host}:{Server.Port}/a");

        stock.Failures.ShouldHaveSingleItem().Reason.ShouldBe("The host is this machine or one of its network, and not of the public internet.");
        Server.Connections.ShouldBe(0);
    }

    [Test]
    public async Task Fetch_RedirectToAnotherHost_IsNotFollowed()
    {
        using var other = new ScriptedServer();
        other.On("/secret", "S");
        Server.Answer("/a", "302 Found", $"Location: {other.Address}/secret\r\n");
        Server.Answer("/b", "302 Found", "Location: http://example.org/b\r\n");
        Server.Answer("/c", "302 Found", "Location: file:///etc/passwd\r\n");

        var stock = await site.FetchAsync("/a", "/b", "/c");

        stock.Failures.Count.ShouldBe(3);
        stock.Failures.ShouldAllBe(f => f.Reason.StartsWith("It redirects to another host", StringComparison.Ordinal));
        other.Connections.ShouldBe(0);
    }

    [Test]
    public async Task Fetch_RedirectFromAPublicNameTo127_IsAnotherHost()
    {
        Server.Answer("/a", "301 Moved Permanently", $"Location: http://127.0.0.1:{Server.Port}/b\r\n");
        Server.On("/b", "B");

        var stock = await site.FetchAsync($"http://localhost:{Server.Port}/a");

        stock.Failures.ShouldHaveSingleItem().Reason.ShouldStartWith("It redirects to another host");
        Server.Requests.Select(r => r.Path).ShouldBe(["/a"]);
    }

    [Test]
    public async Task Fetch_RedirectsWithinTheHost_AreFollowedUpToALimit()
    {
        Server.Answer("/a", "302 Found", "Location: /b\r\n");
        Server.On("/b", "B");
        Server.Answer("/round", "302 Found", "Location: /round\r\n");

        var stock = await site.FetchAsync("/a", "/round");

        stock.Failures.ShouldHaveSingleItem().Reason.ShouldBe("It redirects again and again.");
        site.Files()["a"].ShouldBe("B");
    }
}
