using System.Net;
using System.Net.Sockets;
using System.Text;
using NUnit.Framework;
using Sherloc.Deploy.Tests.Running;
using Shouldly;

namespace Sherloc.Deploy.Tests.Proxy;

/// <summary>Who is believed about the reader, and what a proxy on the same machine can reach.</summary>
public sealed class TrustedProxiesTests
{
    private Pair pair = null!;
    private WebProcess alone = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        pair = await Pair.StartAsync();
        alone = await WebProcess.StartAsync(("Proxy__Addresses", "192.0.2.1"));
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (alone is not null) await alone.DisposeAsync();
        if (pair is not null) await pair.DisposeAsync();
    }

    /// <summary>The site map says addresses in the scheme that the reader used, and so shows which one the site believes.</summary>
    [Test]
    public async Task Scheme_OfTheReader_IsTakenFromAProxyOfTheListOnly()
    {
        (await SiteMapAsync(pair.First)).ShouldContain("<loc>https://sherloc.example.org/");
        (await SiteMapAsync(alone)).ShouldContain("<loc>http://sherloc.example.org/");
    }

    [Test]
    public async Task Administration_WithAPortOfItsOwn_AnswersThereAlone()
    {
        using var own = WebProcess.NewClient(pair.AdministrationPort);
        using var there = await own.GetAsync(new Uri("/admin/ingestion", UriKind.Relative));
        using var here = await pair.First.Client.GetAsync(new Uri("/admin/ingestion", UriKind.Relative));

        there.StatusCode.ShouldBe(HttpStatusCode.OK);
        here.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task Administration_BehindAProxyAndWithoutAPort_AnswersNowhere()
    {
        foreach (var site in new[] { pair.Second, alone })
        {
            using var answer = await site.Client.GetAsync(new Uri("/admin/ingestion", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    /// <summary>As an nginx sends it to which nobody said more than <c>proxy_pass</c>: from this machine, by our own name, with no header of its own.</summary>
    [Test]
    public async Task Administration_ThroughAProxyThatNobodyConfigured_IsRefused()
    {
        await using var plain = await WebProcess.StartAsync();
        using var direct = await plain.Client.GetAsync(new Uri("/admin/ingestion", UriKind.Relative));
        direct.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await FirstLineAsync(plain.Port, $"GET /admin/ingestion HTTP/1.0\r\nHost: 127.0.0.1:{plain.Port}\r\nConnection: close\r\n\r\n")).ShouldContain(" 403 ");
        (await FirstLineAsync(plain.Port, $"GET / HTTP/1.0\r\nHost: 127.0.0.1:{plain.Port}\r\nConnection: close\r\n\r\n")).ShouldContain(" 200 ");
    }

    [TestCase("Proxy__Addresses", "proxy.example.org", "Proxy:Addresses holds 'proxy.example.org'")]
    [TestCase("Administration__Port", "70000", "Administration:Port is 70000")]
    [TestCase("Keys__Folder", " ", "Keys:Folder is empty")]
    public async Task Setting_ThatCannotBe_StopsTheStartWithASentence(string setting, string value, string sentence)
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => WebProcess.StartAsync((setting, value)));
        failure.Message.ShouldContain("Sherloc cannot start.");
        failure.Message.ShouldContain(sentence);
    }

    private static async Task<string> SiteMapAsync(WebProcess site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sitemap.xml");
        request.Headers.Host = "sherloc.example.org";
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await site.Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> FirstLineAsync(int port, string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync() ?? "";
    }
}
