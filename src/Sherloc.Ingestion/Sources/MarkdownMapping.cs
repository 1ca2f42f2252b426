namespace Sherloc.Ingestion.Sources;

/// <summary>Ways in which publishers write laws in Markdown: each is a mapping that comes with the program (Readers/MarkdownLaw/Dialects).</summary>
public enum MarkdownDialect
{
    /// <summary>legalize-dev/legalize-lu: laws of Luxembourg.</summary>
    LegalizeLu,

    /// <summary>legalize-dev/legalize-uy: laws of Uruguay.</summary>
    LegalizeUy,

    /// <summary>legalize-dev/legalize-ch: laws and treaties of Switzerland, in German.</summary>
    LegalizeCh,

    /// <summary>bundestag/gesetze: federal laws of Germany.</summary>
    Gesetze,

    /// <summary>statengeneraal/laws-markdown: laws of the Netherlands, and treaties in two languages.</summary>
    LawsMarkdown,

    /// <summary>abosalehg-ui/saudi-laws-md: laws of Saudi Arabia.</summary>
    SaudiLaws,

    /// <summary>LawRefBook/Laws: laws and interpretations of China.</summary>
    LawRefBook,

    /// <summary>LawRefBook/Laws: model cases of China.</summary>
    LawRefBookCases,

    /// <summary>The United States Code with one provision a file.</summary>
    UsCodeChunks,

    /// <summary>Gazettes that were scanned and read by a machine: numbered headings, if any.</summary>
    ScannedActs,
}

/// <summary>What is particular to Markdown.</summary>
public sealed record MarkdownMapping
{
    /// <summary>Regular expressions of headings and paragraphs that are no text, such as the head of a printed page. They are counted.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Regular expressions of paragraphs that say something about the text, such as where it was published: alone they are none.</summary>
    public IReadOnlyList<string> Head { get; init; } = [];

    /// <summary>A regular expression on the path of the file: what keys begin with, in place of the whole path. It must tell any two files apart.</summary>
    public string? KeyPath { get; init; }

    /// <summary>Divisions lie in each other as the number of their hashes says; otherwise as the outline is ordered.</summary>
    public bool NestByMarks { get; init; }

    /// <summary>The heading right below the number of a division or a provision is its heading.</summary>
    public bool HeadingBelow { get; init; }

    /// <summary>Headings go on in the next line.</summary>
    public bool WrappedHeadings { get; init; }

    /// <summary>Paragraphs are broken into lines of a fixed length, so that a figure at the start of a line says nothing.</summary>
    public bool WrappedText { get; init; }

    /// <summary>The text of a footnote stays where it stands, because its mark does not stand before it.</summary>
    public bool NotesInPlace { get; init; }

    /// <summary>ISO 639-1: the language of what follows the second time that the title of the file stands in it.</summary>
    public string? SecondTitleLanguage { get; init; }

    /// <summary>A table of contents may stand before the text, with entries that look like headings of provisions.</summary>
    public bool ContentsFirst { get; init; }

    /// <summary>Provisions that a file must have to be divided into them; with fewer it is one record.</summary>
    public int LeastProvisions { get; init; } = 1;
}
