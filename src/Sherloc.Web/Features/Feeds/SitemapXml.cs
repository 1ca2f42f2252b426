using System.Globalization;
using System.Text;
using System.Xml;

namespace Sherloc.Web.Features.Feeds;

/// <summary>An address of a sitemap and when its content changed, where that is known.</summary>
public sealed record SitemapPage(string Path, DateTimeOffset? Changed);

/// <summary>Writes the two files of the sitemap protocol.</summary>
public static class SitemapXml
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static byte[] Urls(string root, IEnumerable<SitemapPage> pages) => Write("urlset", "url", root, pages);

    public static byte[] Index(string root, IEnumerable<string> parts) => Write("sitemapindex", "sitemap", root, parts.Select(p => new SitemapPage(p, null)));

    private static byte[] Write(string all, string one, string root, IEnumerable<SitemapPage> pages)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement(all, Namespace);
            foreach (var page in pages)
            {
                writer.WriteStartElement(one, Namespace);
                writer.WriteElementString("loc", Namespace, root + page.Path);
                if (page.Changed is { } changed)
                {
                    writer.WriteElementString("lastmod", Namespace, changed.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return stream.ToArray();
    }
}
