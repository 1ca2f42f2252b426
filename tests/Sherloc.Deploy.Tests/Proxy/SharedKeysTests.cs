using System.Net;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Sherloc.Deploy.Tests.Running;
using Shouldly;

namespace Sherloc.Deploy.Tests.Proxy;

/// <summary>A form that one process handed out comes back to the other.</summary>
public sealed partial class SharedKeysTests
{
    private Pair pair = null!;

    [OneTimeSetUp]
    public async Task Start() => pair = await Pair.StartAsync();

    [OneTimeTearDown]
    public async Task End()
    {
        if (pair is not null) await pair.DisposeAsync();
    }

    [Test]
    public async Task Form_OfOneProcess_IsAcceptedByTheOther()
    {
        var (cookie, token) = await FormAsync();

        (await SendAsync(pair.Second, cookie, token)).ShouldBe(HttpStatusCode.Redirect);
        (await SendAsync(pair.Second, cookie, token[..^4] + "AAAA")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Form_ForAProcessWithKeysOfItsOwn_IsRefused()
    {
        var (cookie, token) = await FormAsync();
        await using var stranger = await WebProcess.StartAsync();

        (await SendAsync(stranger, cookie, token)).ShouldBe(HttpStatusCode.BadRequest);
        Directory.EnumerateFiles(Path.Combine(stranger.Data, "keys"), "key-*.xml").ShouldHaveSingleItem();
    }

    [TestCase("https", true)]
    [TestCase("http", false)]
    public async Task Cookie_OfForms_StaysOnHttpsWhereTheReaderCameOverIt(string scheme, bool secure)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        using var answer = await pair.Second.Client.SendAsync(request);

        answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains("Antiforgery", StringComparison.Ordinal))
            .Contains("; secure", StringComparison.OrdinalIgnoreCase).ShouldBe(secure);
    }

    /// <summary>The page of the administration has a form for everybody to see who may see it: what it is sealed with is what counts here.</summary>
    private async Task<(string Cookie, string Token)> FormAsync()
    {
        using var client = WebProcess.NewClient(pair.AdministrationPort);
        using var page = await client.GetAsync(new Uri("/admin/ingestion", UriKind.Relative));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        return (page.Headers.GetValues("Set-Cookie").Single().Split(';')[0], token);
    }

    private static async Task<HttpStatusCode> SendAsync(WebProcess site, string cookie, string token)
    {
        using var form = new FormUrlEncodedContent([new("code", "en"), new("back", "/"), new("__RequestVerificationToken", token)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/language") { Content = form };
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await site.Client.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
