using System.Net;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>Addresses are a promise: what is there answers, what is not says so and helps.</summary>
public sealed class AddressTests
{
    private const int MostPages = 1500;

    [TestCaseSource(typeof(PageAddresses), nameof(PageAddresses.Missing))]
    public async Task Address_OfNothing_AnswersNotFoundAndHelps(string address)
    {
        var site = await SharedSites.StarterAsync();
        var page = await site.PageAsync(address, HttpStatusCode.NotFound);
        page.QuerySelector("main input[name=q]").ShouldNotBeNull();
        page.QuerySelectorAll("main a[href]").Length.ShouldBeGreaterThan(2);
        page.QuerySelector("meta[name=robots]")?.GetAttribute("content").ShouldBe("noindex");
    }

    [Test]
    public async Task Links_FollowedFromTheHomePage_AllLeadSomewhere()
    {
        var site = await SharedSites.StarterAsync();
        var seen = new HashSet<string> { "/" };
        var open = new Queue<(string Address, string From)>([("/", "")]);
        var broken = new List<string>();
        while (open.TryDequeue(out var link) && seen.Count <= MostPages)
        {
            using var answer = await site.Client.GetAsync(new Uri(link.Address, UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.OK) broken.Add($"{(int)answer.StatusCode} {link.Address} on {link.From}");
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;

            // Searches link to searches without end: their links are tried, not followed.
            if (link.Address.Contains('?') && link.From.Contains('?')) continue;
            var page = PageReading.Parse(await answer.Content.ReadAsStringAsync());
            foreach (var next in page.OwnLinks().Where(seen.Add)) open.Enqueue((next, link.Address));
        }

        seen.Count.ShouldBeGreaterThan(100);
        broken.ShouldBeEmpty();
    }

    [Test]
    public async Task RecordAddress_InAnySpelling_OpensTheRecordWithItsCanonicalAddress()
    {
        var site = await SharedSites.StarterAsync();
        var address = await site.ResolveAsync("{kind=case}");
        var id = address.Split('/')[2];
        foreach (var spelling in new[] { $"/records/{id}", $"/records/{id}/an-old-slug", $"/records/{id.ToUpperInvariant()}", address + "?lang=fr" })
        {
            var page = await site.PageAsync(spelling);
            page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldEndWith(address);
        }
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Health_OfARunningSite_IsGood(string address)
    {
        var site = await SharedSites.StarterAsync();
        using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
