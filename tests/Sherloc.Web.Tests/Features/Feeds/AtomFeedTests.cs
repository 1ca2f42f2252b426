using System.Xml.Linq;
using NUnit.Framework;
using Sherloc.Web.Features.Feeds;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Feeds;

public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly DateTimeOffset Day = new(2026, 3, 4, 10, 0, 0, TimeSpan.FromHours(2));

    [Test]
    public void Write_Entries_HaveWhatAtomAsksFor()
    {
        var feed = Read([Entry("https://x.test/records/1", "Geldwäsche", Day), Entry("https://x.test/records/2", "Second", Day.AddDays(1))]);

        feed.Element(Atom + "id")!.Value.ShouldBe("https://x.test/feed");
        feed.Element(Atom + "updated")!.Value.ShouldBe("2026-03-05T08:00:00Z");
        feed.Element(Atom + "author")!.Element(Atom + "name")!.Value.ShouldBe("Sherloc");
        var entry = feed.Elements(Atom + "entry").First();
        entry.Element(Atom + "id")!.Value.ShouldBe("https://x.test/records/1");
        entry.Element(Atom + "updated")!.Value.ShouldBe("2026-03-04T08:00:00Z");
        entry.Element(Atom + "title")!.Attribute(XNamespace.Xml + "lang")!.Value.ShouldBe("de");
        entry.Element(Atom + "category")!.Attribute("term")!.Value.ShouldBe("money-laundering");
    }

    [Test]
    public void Write_NoEntry_IsAsOldAsTheCollection() => Read([]).Element(Atom + "updated")!.Value.ShouldBe("2026-03-04T08:00:00Z");

    [TestCase("<b> & \"q\"", "<b> & \"q\"")]
    [TestCase("a\u0000b\u001bc", "abc")]
    [TestCase("\U0001F4DC", "\U0001F4DC")]
    public void Write_StrangeCharacters_StayReadableXml(string title, string read) =>
        Read([Entry("https://x.test/records/1", title, Day)]).Element(Atom + "entry")!.Element(Atom + "title")!.Value.ShouldBe(read);

    // Not a case above: an attribute cannot hold half a character.
    [Test]
    public void Write_HalfACharacter_IsLeftOut() =>
        Read([Entry("https://x.test/records/1", string.Concat("x", '\ud800', "y"), Day)]).Element(Atom + "entry")!.Element(Atom + "title")!.Value.ShouldBe("xy");

    [Test]
    public void Write_SameTwice_IsTheSameBytes() => Bytes([Entry("a", "b", Day)]).ShouldBe(Bytes([Entry("a", "b", Day)]));

    private static AtomEntry Entry(string address, string title, DateTimeOffset updated) =>
        new(address, title, "de", "Case", [("money-laundering", "Money laundering")], Day, updated);

    private static byte[] Bytes(IReadOnlyList<AtomEntry> entries) => AtomFeed.Write("title", "https://x.test/feed", "https://x.test/search", Day, entries);

    private static XElement Read(IReadOnlyList<AtomEntry> entries) => XDocument.Load(new MemoryStream(Bytes(entries))).Root!;
}
