using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>What a browser is told to refuse, on every answer whatever its status.</summary>
public sealed class HeaderTests
{
    private static readonly string[] Addresses =
    [
        "/", "/search?q=trafficking", "{kind=case}", "/nothing-here", "/records/aaaaaaaaaaaaaaaa", "/icon.svg", "/health/live", "/openapi/v1.json",
        "/api/v1/search?q=trafficking", "/api/v1/search?year=never", "/api/v1/nothing", "/admin/ingestion", "/sitemap.xml",
    ];

    [TestCaseSource(nameof(Addresses))]
    public async Task Headers_OfAnyAnswer_KeepThePageToItsOwn(string address)
    {
        var site = await SharedSites.StarterAsync();
        using var answer = await site.Client.GetAsync(new Uri(await site.ResolveAsync(address), UriKind.Relative));
        var policy = Only("Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries).Select(d => d.Split(' ', 2)).ToDictionary(d => d[0], d => d[^1]);
        policy["default-src"].ShouldBe("'none'");
        policy["script-src"].ShouldBe("'self'");
        policy["style-src"].ShouldBe("'self'");
        policy["frame-ancestors"].ShouldBe("'none'");
        policy["base-uri"].ShouldBe("'self'");
        policy["form-action"].ShouldBe("'self'");
        Only("X-Content-Type-Options").ShouldBe("nosniff");
        Only("Referrer-Policy").ShouldBe("strict-origin-when-cross-origin");
        Only("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Only("Permissions-Policy").ShouldContain("camera=()");
        answer.Headers.Contains("Server").ShouldBeFalse("it says which server this is");

        string Only(string name) => answer.Headers.GetValues(name).ShouldHaveSingleItem();
    }
}
