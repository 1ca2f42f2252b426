using System.Xml;
using System.Xml.Linq;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Fetching;

/// <summary>A document that a feed tells of.</summary>
/// <param name="Address">Of the document.</param>
/// <param name="Updated">What the feed says of its last change; empty where it says nothing.</param>
internal sealed record FeedEntry(Uri Address, string Updated);

/// <summary>A page of a feed: Atom, or RSS 2 with Atom's links for its further pages.</summary>
/// <param name="Entries">In the feed's order.</param>
/// <param name="Next">The next page.</param>
/// <param name="LinkTypes">Media types of the links of its entries.</param>
/// <param name="Unlinked">Entries without such a link.</param>
internal sealed record FeedPage(IReadOnlyList<FeedEntry> Entries, Uri? Next, IReadOnlyList<string> LinkTypes, int Unlinked)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Throws <see cref="FetchTrouble"/> where it is no feed.</summary>
    public static FeedPage Read(Stream stream, Uri address, string? linkType)
    {
        var root = Load(stream);
        var (items, channel) = root.Name == Atom + "feed" ? (root.Elements(Atom + "entry"), root)
            : root.Name.LocalName == "rss" && root.Element("channel") is { } found ? (found.Elements("item"), found)
            : throw new FetchTrouble("What the address gives is neither an Atom nor an RSS feed.", "Open it in a browser; write the address of the feed itself.");
        var entries = new List<FeedEntry>();
        var types = new SortedSet<string>(StringComparer.Ordinal);
        var unlinked = 0;
        foreach (var item in items)
        {
            var links = Links(item, address).ToList();
            types.UnionWith(links.Select(l => l.Type).Where(t => t.Length > 0));
            if (links.Where(l => linkType is null || l.Type == linkType).Select(l => l.Address).FirstOrDefault() is { } link)
            {
                entries.Add(new FeedEntry(link, Updated(item)));
            }
            else
            {
                unlinked++;
            }
        }

        var next = channel.Elements(Atom + "link").FirstOrDefault(l => (string?)l.Attribute("rel") == "next");
        return new FeedPage(entries, Absolute(address, (string?)next?.Attribute("href")), [.. types], unlinked);
    }

    private static XElement Load(Stream stream)
    {
        try
        {
            using var reader = BoundedXml.Open(stream);
            return XElement.Load(reader);
        }
        catch (XmlException exception)
        {
            throw new FetchTrouble("What the address gives is not XML as a feed should be: " + exception.Message, "Open it in a browser; write the address of the feed itself.");
        }
    }

    private static IEnumerable<(Uri Address, string Type)> Links(XElement item, Uri page)
    {
        var atom = item.Elements(Atom + "link").Where(l => (string?)l.Attribute("rel") is null or "alternate" or "enclosure")
            .Select(l => ((string?)l.Attribute("href"), (string?)l.Attribute("type")));
        var enclosures = item.Elements("enclosure").Select(e => ((string?)e.Attribute("url"), (string?)e.Attribute("type")));
        var rss = item.Elements("link").Select(l => ((string?)l.Value, (string?)"text/html"));
        foreach (var (text, type) in atom.Concat(enclosures).Concat(rss))
        {
            if (Absolute(page, text) is { } address)
            {
                yield return (address, type ?? "");
            }
        }
    }

    private static Uri? Absolute(Uri page, string? text) =>
        !string.IsNullOrWhiteSpace(text) && Uri.TryCreate(page, text.Trim(), out var address) && address.Scheme is ("http" or "https") ? address : null;

    private static string Updated(XElement item) =>
        ((string?)item.Element(Atom + "updated") ?? (string?)item.Element("pubDate") ?? "").Trim();
}
