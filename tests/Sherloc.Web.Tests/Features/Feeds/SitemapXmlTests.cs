using System.Xml.Linq;
using NUnit.Framework;
using Sherloc.Web.Features.Feeds;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Feeds;

public sealed class SitemapXmlTests
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Test]
    public void Urls_Pages_AreAbsoluteWithTheirChange()
    {
        var changed = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var urls = Read(SitemapXml.Urls("https://x.test", [new("/records/1/a%26b", changed), new("/about", null)])).Elements(Map + "url").ToList();

        urls.Select(u => u.Element(Map + "loc")!.Value).ShouldBe(["https://x.test/records/1/a%26b", "https://x.test/about"]);
        urls[0].Element(Map + "lastmod")!.Value.ShouldBe("2026-01-02T03:04:05Z");
        urls[1].Element(Map + "lastmod").ShouldBeNull();
    }

    [Test]
    public void Index_Parts_AreSitemaps()
    {
        var root = Read(SitemapXml.Index("https://x.test", ["/sitemaps/1.xml"]));
        root.Name.ShouldBe(Map + "sitemapindex");
        root.Elements(Map + "sitemap").Single().Element(Map + "loc")!.Value.ShouldBe("https://x.test/sitemaps/1.xml");
    }

    private static XElement Read(byte[] xml) => XDocument.Load(new MemoryStream(xml)).Root!;
}
