using System.Net;
using NUnit.Framework;
using Sherloc.Deploy.Tests.Running;
using Shouldly;

namespace Sherloc.Deploy.Tests.Proxy;

/// <summary>The nginx of deploy/nginx, for real, before two web processes.</summary>
public sealed class ReverseProxyTests
{
    private Pair pair = null!;
    private Nginx nginx = null!;
    private HttpClient client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Nginx.Require();
        pair = await Pair.StartAsync();
        nginx = await pair.ProxyAsync();
        client = WebProcess.NewClient(nginx.Port);
    }

    [OneTimeTearDown]
    public async Task End()
    {
        client?.Dispose();
        if (nginx is not null) await nginx.DisposeAsync();
        if (pair is not null) await pair.DisposeAsync();
    }

    [Test]
    public async Task Pages_OneAfterTheOther_ComeFromBothAndKeepNobody()
    {
        for (var i = 0; i < 10; i++)
        {
            using var answer = await client.GetAsync(new Uri("/search?q=untold-words", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.ToString().ShouldNotContain("sherloc_node");
        }

        (await LoggedAsync("GET /search")).Select(l => l.Split(' ')[^1]).Distinct().Order().ShouldBe(Both());
        nginx.Log.ShouldNotContain(l => l.Contains("untold-words", StringComparison.Ordinal), "what people search for is not logged");
    }

    [Test]
    public async Task Islands_Beginning_SpreadOverBoth()
    {
        var circuit = new Circuit(client, nginx.Port);
        for (var i = 0; i < 24; i++) await circuit.NegotiateAsync();

        (await LoggedAsync("POST /_blazor/negotiate")).Select(l => l.Split(' ')[^1]).Distinct().Order().ShouldBe(Both());
    }

    [Test]
    public async Task Island_WithTheCookieItWasGiven_StaysWhereItBegan()
    {
        var circuit = new Circuit(client, nginx.Port);
        for (var i = 0; i < 10; i++)
        {
            var (token, cookie) = await circuit.NegotiateAsync();
            cookie.ShouldNotBeNull().ShouldContain("Path=/_blazor");
            (await circuit.ConnectAsync(token, cookie)).ShouldBeTrue($"island {i}");
        }
    }

    /// <summary>Shows that the test above could fail.</summary>
    [Test]
    public async Task Island_WithoutTheCookie_SoonMeetsTheOtherProcess()
    {
        var circuit = new Circuit(client, nginx.Port);
        var met = 0;
        for (var i = 0; i < 24; i++)
        {
            if (await circuit.ConnectAsync((await circuit.NegotiateAsync()).Token, null)) met++;
        }

        met.ShouldBeInRange(1, 23);
    }

    [TestCase("127.0.0.1")]
    [TestCase("localhost")]
    public async Task Administration_ThroughTheProxy_IsRefusedWhateverTheReaderClaims(string host)
    {
        foreach (var claim in new[] { "X-Forwarded-For", "X-Real-IP", "X-Original-For", "X-Claims-Nothing" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/ingestion");
            request.Headers.Host = host;
            request.Headers.TryAddWithoutValidation(claim, "127.0.0.1");
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, claim);
        }
    }

    [Test]
    public async Task Administration_ThroughItsDoor_AnswersAndTurnsForeignNamesAway()
    {
        var port = Checkout.FreePort();
        var door = Checkout.ReadDeploy("nginx", "administration.conf")
            .Replace("listen 8081", $"listen 127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("127.0.0.1:5081", $"127.0.0.1:{pair.AdministrationPort}", StringComparison.Ordinal);
        await using var opened = await Nginx.StartAsync(port, ("nginx.conf", door));
        using var operatorsBrowser = WebProcess.NewClient(port);
        foreach (var (host, status) in new[] { ("localhost", HttpStatusCode.OK), ("sherloc.example.org", HttpStatusCode.Forbidden) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/ingestion");
            request.Headers.Host = host;
            using var answer = await operatorsBrowser.SendAsync(request);
            answer.StatusCode.ShouldBe(status, host);
        }
    }

    [Test]
    public async Task Pages_WhenOneProcessIsGone_ComeFromTheOther()
    {
        await using var failing = await Pair.StartAsync();
        await using var before = await failing.ProxyAsync();
        using var reader = WebProcess.NewClient(before.Port);
        failing.Second.Stop();
        for (var i = 0; i < 20; i++)
        {
            using var answer = await reader.GetAsync(new Uri("/", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            await new Circuit(reader, before.Port).NegotiateAsync();
        }
    }

    private string[] Both() => [.. new[] { Pair.Address(pair.First), Pair.Address(pair.Second) }.Order()];

    /// <summary>Lines of the access log; nginx writes a line after it has answered.</summary>
    private async Task<IReadOnlyList<string>> LoggedAsync(string request)
    {
        await Task.Delay(200);
        return [.. nginx.Log.Where(l => l.Contains($"\"{request}\"", StringComparison.Ordinal))];
    }
}
