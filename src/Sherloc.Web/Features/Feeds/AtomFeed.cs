using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Sherloc.Web.Features.Feeds;

/// <summary>One entry of a feed.</summary>
/// <param name="Address">Permanent, with scheme and host; also its id.</param>
/// <param name="Title">As the record has it.</param>
/// <param name="Language">Of the title, ISO 639-1.</param>
/// <param name="Summary">Kind, country, court: no text of the record, whose rights may forbid it.</param>
/// <param name="Categories">Crime types: id and label.</param>
/// <param name="Published">When this collection had it first.</param>
/// <param name="Updated">When it changed last.</param>
public sealed record AtomEntry(
    string Address,
    string Title,
    string Language,
    string Summary,
    IReadOnlyList<(string Term, string Label)> Categories,
    DateTimeOffset Published,
    DateTimeOffset Updated);

/// <summary>Writes Atom 1.0 (RFC 4287).</summary>
public static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <param name="title">What was searched.</param>
    /// <param name="self">Address of the feed; also its id.</param>
    /// <param name="page">Address of the page that shows the same.</param>
    /// <param name="updated">Of the collection, where there is no entry.</param>
    /// <param name="entries">In the order of the feed.</param>
    public static byte[] Write(string title, string self, string page, DateTimeOffset updated, IReadOnlyList<AtomEntry> entries)
    {
        var feed = new XElement(
            Atom + "feed",
            Text("id", self),
            Text("title", title),
            Text("updated", Time(entries.Count > 0 ? entries.Max(e => e.Updated) : updated)),
            new XElement(Atom + "author", Text("name", "Sherloc")),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("type", "application/atom+xml"), new XAttribute("href", self)),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", page)),
            entries.Select(Entry));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            new XDocument(feed).Save(writer);
        }

        return stream.ToArray();
    }

    private static XElement Entry(AtomEntry entry) => new(
        Atom + "entry",
        Text("id", entry.Address),
        new XElement(Atom + "title", new XAttribute(XNamespace.Xml + "lang", entry.Language), Clean(entry.Title)),
        Text("published", Time(entry.Published)),
        Text("updated", Time(entry.Updated)),
        new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", entry.Address)),
        Text("summary", entry.Summary),
        entry.Categories.Select(c => new XElement(Atom + "category", new XAttribute("term", Clean(c.Term)), new XAttribute("label", Clean(c.Label)))));

    private static XElement Text(string name, string value) => new(Atom + name, Clean(value));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Control characters and lone surrogates, which XML cannot carry in any form, would make the whole feed unreadable.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }
}
