using System.Collections.Frozen;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.Uslm;

/// <summary>
/// The elements of United States Legislative Markup 1.0 (Office of the Law Revision Counsel) and 2.x (Government Publishing Office), by local name.
/// </summary>
internal static class UslmDialect
{
    public static XmlDialect Instance { get; } = new XmlDialect
    {
        Divisions = Set("title subtitle chapter subchapter part subpart division subdivision preliminary appendix reorganizationPlans courtRules rules proposedRules notices presidentialDocs notice presidentialDoc component publicLaws statutes"),
        Frames = Set("main amendMain amendmentContent body collection"),
        Provisions = Set("section article courtRule reorganizationPlan"),
        IsDivision = e => e.Name.LocalName == "appropriations" && e.Element("appropriations") is not null,
        Ids = ["identifier"],
        Continuations = Set("paragraph subparagraph clause continuation"),
        Special = e => e.Name.LocalName == "ref" && e.Attribute("class")?.Value == "footnoteRef" ? XmlRole.NoteMark : null,
    }
        .With(XmlRole.Block, "p content chapeau continuation text block recital resolvingClause enactingFormula longTitle docTitle officialTitle preamble statement subject action effectiveDate authority listItem list figure agency supplementaryInformation furtherInformation summary dates addresses amendmentInstruction rulePreamble wordsOfIssuance actionInstruction headingItem compiledAct")
        .With(XmlRole.Level, "section article courtRule reorganizationPlan subsection paragraph subparagraph clause subclause item subitem subsubitem level appropriations rule division subdivision title subtitle chapter subchapter part subpart preliminary appendix")
        .With(XmlRole.Number, "num")
        .With(XmlRole.Heading, "heading")
        .With(XmlRole.CrossHeading, "crossHeading subheading")
        .With(XmlRole.Table, "table layout")
        .With(XmlRole.NoteApart, "footnote ear")
        .With(XmlRole.Quote, "quotedContent")
        .With(XmlRole.Break, "br")
        .Without("tables of contents", "toc index")
        .Without("numbers of printed pages, side notes and running heads", "page sidenote leftRunningHead rightRunningHead centerRunningHead slugLine")
        .Without("notes of editors", "notes note editorialNote explanationNote citationNote editionNote organizationNote findingAidsNote")
        .Without("words that the document itself marks as deleted", "deletedText")
        .Without("images", "img")
        .Without("signatures and closing words", "signatures attestation endorsement endMarker legislativeHistory")
        .Without("back matter", "backMatter");

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
