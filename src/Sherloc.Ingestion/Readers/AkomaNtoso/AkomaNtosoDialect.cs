using System.Collections.Frozen;
using System.Xml.Linq;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.AkomaNtoso;

/// <summary>
/// The elements of Akoma Ntoso 2.0 and 3.0 (OASIS LegalDocML 1.0), by local name: the two differ in attributes, not in the names used here.
/// </summary>
internal static class AkomaNtosoDialect
{
    private static readonly string[] Groups = ["schedule", "annex", "appendix", "heading", "group", "part", "chapter", "title"];

    public static XmlDialect Instance { get; } = new XmlDialect
    {
        Divisions = Set("book tome part title subtitle chapter subchapter subpart division subdivision attachment"),
        Frames = Set("body mainBody portionBody attachments components component doc act bill documentCollection collectionBody fragmentBody"),
        Provisions = Set("article section rule"),
        IsDivision = IsDivision,
        Ids = ["eId", "id", "GUID"],
    }
        .With(XmlRole.Block, "p block content intro wrapUp container blockContainer blockList listIntroduction listWrapUp li ul ol formula recital recitals citation citations longTitle preamble preface motivation decision introduction background arguments remedies judgmentBody mainBody interstitial tblock signature")
        .With(XmlRole.Level, "article section rule paragraph subparagraph subsection clause subclause point indent alinea list sublist item level hcontainer transitional proviso division subdivision part subpart chapter subchapter title subtitle book tome attachment")
        .With(XmlRole.Number, "num")
        .With(XmlRole.Heading, "heading subheading")
        .With(XmlRole.CrossHeading, "crossHeading crossheading")
        .With(XmlRole.Table, "table")
        .With(XmlRole.Note, "authorialNote")
        .With(XmlRole.NoteMark, "noteRef")
        .With(XmlRole.Quote, "quotedStructure embeddedStructure")
        .With(XmlRole.Break, "br eol")
        .Without("tables of contents", "toc")
        .Without("words that the document itself marks as deleted", "del")
        .Without("images", "img")
        .Without("metadata of parts", "meta")
        .Without("cover pages", "coverPage")
        .Without("references to other files", "documentRef componentRef")
        .Without("comments and notes of editors", "remark popup")
        .Without("signatures and closing words", "conclusions signatures");

    /// <summary>
    /// A generic container says by its name what it is. Schedules and groups hold provisions where these are numbered; a container with a
    /// number and another name (regulation, definition) is a provision.
    /// </summary>
    private static bool IsDivision(XElement element)
    {
        if (element.Name.LocalName != "hcontainer" || !element.Elements().Any(e => e.Element("num") is not null))
        {
            return false;
        }

        var name = element.Attribute("name")?.Value ?? "";
        return element.Element("num") is null || Groups.Any(g => name.Contains(g, StringComparison.OrdinalIgnoreCase));
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
