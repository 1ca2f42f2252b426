using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Sources;

/// <summary>What the key of a record is made from, before the part that the record's own element adds.</summary>
public enum KeyFrom
{
    /// <summary>The number of the work: the same for every version of it. For sources that hold each work once.</summary>
    Work,

    /// <summary>The number of this version: its date and language are part of the key.</summary>
    Expression,

    /// <summary>The path of the file within the source.</summary>
    File,
}

/// <summary>How what stands in a file becomes the fields of a record. Every part may be left out.</summary>
public sealed record SourceMapping
{
    public KeyFrom KeyFrom { get; init; }

    /// <summary>Markdown: a mapping that comes with the program; what stands beside it here is put in its place.</summary>
    public MarkdownDialect? Dialect { get; init; }

    /// <summary>Markdown: what no other format has.</summary>
    public MarkdownMapping? Markdown { get; init; }

    /// <summary>HTML: a CSS selector of the element that holds the text; its own choice is main, article or body.</summary>
    public string? Body { get; init; }

    /// <summary>HTML: CSS selectors of what is no part of the text, such as menus.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>
    /// HTML: CSS selectors of raised figures that the page writes without sup, so that article 104 with a raised 5 is not 1045. They become
    /// raised characters, which <c>\p{No}</c> matches in a pattern.
    /// </summary>
    public IReadOnlyList<string> Raised { get; init; } = [];

    /// <summary>Fields of the record, and where each is found: title, date, adopted, court, docket, citation, number, address, in-force, repealed.</summary>
    public IReadOnlyDictionary<string, FieldRule> Fields { get; init; } = new Dictionary<string, FieldRule>();

    /// <summary>Headings that divide a law, outermost first; each of those with provision: true begins a record.</summary>
    public IReadOnlyList<OutlineRule> Outline { get; init; } = [];

    /// <summary>Headings with which the sections of a record begin.</summary>
    public IReadOnlyList<SectionRule> Sections { get; init; } = [];

    /// <summary>Paragraphs in another language than the file's own; each language becomes a pane.</summary>
    public IReadOnlyList<PaneRule> Panes { get; init; } = [];

    /// <summary>Tables and JSON: where the rows are, and which of them make one record.</summary>
    public RowRule Rows { get; init; } = new();

    /// <summary>Tables and JSON: the parties that each row tells of, with the charges against them.</summary>
    public IReadOnlyList<PartyRule> Parties { get; init; } = [];
}

/// <summary>Where a field is found.</summary>
public sealed record FieldRule
{
    /// <summary>HTML: a CSS selector; the first element that it finds.</summary>
    public string? Select { get; init; }

    /// <summary>DOCX: id or name of a paragraph style; the first paragraph that has it.</summary>
    public string? Style { get; init; }

    /// <summary>
    /// A regular expression (without look-around and back-references): its group <c>value</c>, else its first group, else all it matches.
    /// Looked for in what select or style found, and without these in every paragraph from the first.
    /// </summary>
    public string? Pattern { get; init; }

    /// <summary>Markdown: names of fields of the front matter; the first that is filled.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Markdown: a regular expression on the path of the file, in place of its text.</summary>
    public string? File { get; init; }

    /// <summary>
    /// Of dates: how they are written, as in <c>d MMMM yyyy</c>, with the names of months in the source's language. Markdown: several with
    /// bars between, <c>umm-al-qura</c> for year, month and day of that calendar; of other fields, the words around what was found (<c>SR {0}</c>).
    /// </summary>
    public string? Format { get; init; }

    /// <summary>Tables: name of a column. A second column of one name is <c>Name (2)</c>, one without a name <c>#1</c>, by its place.</summary>
    public string? Column { get; init; }

    /// <summary>JSON: where it stands within the row, as in <c>court/name</c>, <c>charges/*/law</c> (of each), <c>../title</c> (of what holds the row).</summary>
    public string? Path { get; init; }

    /// <summary>Tables and JSON: the same for every row.</summary>
    public string? Value { get; init; }

    /// <summary>Tables and JSON: what stands between several values of one cell.</summary>
    public string? Separator { get; init; }

    /// <summary>Tables and JSON: the source's words and ours; one of ours that is empty means not recorded. A word that is not listed is a failure.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Tables and JSON: words that say that there is none, or that the question does not apply.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>Tables and JSON: what is written, with <c>{}</c> for the value and <c>{name}</c> for that of a column or path.</summary>
    public string? Text { get; init; }
}

/// <summary>A heading that divides a law.</summary>
public sealed record OutlineRule
{
    /// <summary>part, title, chapter, section, article …</summary>
    public required string Level { get; init; }

    /// <summary>HTML: a CSS selector.</summary>
    public string? Select { get; init; }

    /// <summary>DOCX: id or name of a paragraph style.</summary>
    public string? Style { get; init; }

    /// <summary>
    /// A regular expression on the text of the paragraph; its groups <c>number</c> and <c>heading</c> say which part is which. Markdown: a heading
    /// begins with its hashes and a space, a paragraph in bold with two asterisks and a space; a group <c>text</c> is where the text begins.
    /// </summary>
    public string? Pattern { get; init; }

    /// <summary>A record begins here and goes on to the next heading of the outline.</summary>
    public bool Provision { get; init; }

    /// <summary>Markdown: the language of what follows, ISO 639-1, in files that hold several.</summary>
    public string? Language { get; init; }

    /// <summary>Markdown: how people cite the number, as in <c>Art. {0}</c>.</summary>
    public string? Cited { get; init; }

    /// <summary>Markdown: the number goes on from that of the provision around it, as in § 1591(a).</summary>
    public bool Joined { get; init; }
}

/// <summary>A heading with which a section of the record begins.</summary>
public sealed record SectionRule
{
    /// <summary>One of the names of sections, such as facts or reasoning.</summary>
    public required string Name { get; init; }

    /// <summary>HTML: a CSS selector.</summary>
    public string? Select { get; init; }

    /// <summary>DOCX: id or name of a paragraph style.</summary>
    public string? Style { get; init; }

    /// <summary>A regular expression on the text of the paragraph.</summary>
    public string? Pattern { get; init; }
}

/// <summary>What is in another language.</summary>
public sealed record PaneRule
{
    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    public TextStatus Status { get; init; }

    /// <summary>HTML: a CSS selector of paragraphs or of what holds them.</summary>
    public string? Select { get; init; }

    /// <summary>DOCX: id or name of a paragraph style.</summary>
    public string? Style { get; init; }
}
