using System.Net;
using System.Xml.Linq;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>The map of the site and the feed of a search.</summary>
public sealed class FeedTests
{
    [Test]
    public async Task Sitemap_NamesEveryRecordAndOnlyPagesThatAnswer()
    {
        var site = await SharedSites.StarterAsync();
        var total = (await site.JsonAsync("/api/v1/search?size=1"))["total"]!.GetValue<int>();
        var map = await XmlAsync(site, "/sitemap.xml", "application/xml");
        var addresses = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value)).ToList();
        addresses.ShouldBeUnique();
        addresses.Count(a => a.AbsolutePath.StartsWith("/records/", StringComparison.Ordinal)).ShouldBe(total);
        foreach (var address in addresses.Where((_, i) => i % 20 == 0).Concat(addresses.Where(a => a.Segments.Length == 2)))
        {
            using var answer = await site.Client.GetAsync(new Uri(address.PathAndQuery, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address.ToString());
        }
    }

    [Test]
    public async Task Feed_OfASearch_HasItsRecords()
    {
        var site = await SharedSites.StarterAsync();
        var found = await site.JsonAsync("/api/v1/search?q=trafficking&kind=case&size=100");
        var feed = await XmlAsync(site, "/feeds/search.atom?q=trafficking&kind=case", "application/atom+xml");
        XNamespace atom = "http://www.w3.org/2005/Atom";
        feed.Root!.Name.ShouldBe(atom + "feed");
        foreach (var required in new[] { "id", "title", "updated" }) feed.Root.Element(atom + required).ShouldNotBeNull().Value.ShouldNotBeEmpty();
        var ids = found["hits"]!.AsArray().Select(h => h!["id"]!.GetValue<string>()).ToHashSet();
        var entries = feed.Root.Elements(atom + "entry").ToList();
        entries.ShouldNotBeEmpty();
        foreach (var entry in entries)
        {
            var address = new Uri(entry.Element(atom + "link")!.Attribute("href")!.Value);
            ids.ShouldContain(address.Segments[2].TrimEnd('/'));
            DateTimeOffset.TryParse(entry.Element(atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture, out _).ShouldBeTrue();
        }

        var updated = entries.Select(e => DateTimeOffset.Parse(e.Element(atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        updated.ShouldBe(updated.OrderDescending());
    }

    private static async Task<XDocument> XmlAsync(Site site, string address, string type)
    {
        using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync());
    }
}
