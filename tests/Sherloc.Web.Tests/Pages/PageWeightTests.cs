using System.Net;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>A reading page with all that it loads stays under 60 KB as it crosses the wire.</summary>
public sealed class PageWeightTests
{
    private const int Most = 60 * 1024;

    [TestCase("br")]
    [TestCase("gzip")]
    public async Task ReadingPage_WithAllThatItLoads_IsLight(string encoding)
    {
        var site = await SharedSites.StarterAsync();
        using var client = site.NewClient(followRedirects: true, DecompressionMethods.None);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
        var weights = new Dictionary<string, int>();
        foreach (var address in PageAddresses.Whole.Where(a => a != "/admin/ingestion"))
        {
            var page = await site.PageAsync(address);
            var parts = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=preload], link[rel=modulepreload]").Select(l => l.GetAttribute("href")!)
                .Concat(page.QuerySelectorAll("script[src], img[src]").Select(s => s.GetAttribute("src")!))
                .Prepend(await site.ResolveAsync(address));
            weights[address] = (await Task.WhenAll(parts.Select(WeightAsync))).Sum();
        }

        await TestContext.Out.WriteLineAsync(string.Join('\n', weights.OrderByDescending(w => w.Value).Select(w => $"{w.Value,7:N0} bytes in {encoding}: {w.Key}")));
        weights.Where(w => w.Value >= Most).ShouldBeEmpty();

        async Task<int> WeightAsync(string part)
        {
            using var answer = await client.GetAsync(new Uri(part, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, part);
            answer.Content.Headers.ContentEncoding.ShouldBe([encoding], part);
            return (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
    }

    [Test]
    public async Task Assets_NamedByTheirContent_AreKeptForGood()
    {
        var site = await SharedSites.StarterAsync();
        var page = await site.PageAsync("/search");
        foreach (var part in page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!))
        {
            using var answer = await site.Client.GetAsync(new Uri(part, UriKind.Relative));
            answer.Headers.CacheControl.ShouldNotBeNull().MaxAge.ShouldNotBeNull().TotalDays.ShouldBeGreaterThan(300);
        }
    }
}
