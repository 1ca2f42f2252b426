using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Sources;

/// <summary>How the files of a source are read.</summary>
public enum ReaderKind
{
    /// <summary>One record a file, written by people.</summary>
    Markdown,

    /// <summary>One record a line, written by machines.</summary>
    Jsonl,

    /// <summary>The articles of <c>ingest/treaties</c>; such a source has no files of its own.</summary>
    Treaties,

    /// <summary>Akoma Ntoso 2 and 3: one record a section or article of an act, one a judgment, one a document of another sort.</summary>
    AkomaNtoso,

    /// <summary>United States Legislative Markup 1 and 2: one record a section.</summary>
    Uslm,

    /// <summary>HTML pages, exports of Word among them; <see cref="SourceDefinition.Mapping"/> says where what stands.</summary>
    Html,

    /// <summary>Word documents; <see cref="SourceDefinition.Mapping"/> says which style means what.</summary>
    Docx,

    /// <summary>Laws of publishers in Markdown; <see cref="SourceMapping.Dialect"/> says in which of its ways.</summary>
    MarkdownLaw,

    /// <summary>CSV, TSV and XLSX, a row or several for each record; <see cref="SourceDefinition.Mapping"/> says which column is which field.</summary>
    Table,

    /// <summary>JSON and JSON Lines of any shape; <see cref="SourceDefinition.Mapping"/> says what stands where.</summary>
    Json,

    /// <summary>Text of PDF files, through pdftotext; <see cref="SourceDefinition.Mapping"/> says what its headings look like.</summary>
    Pdf,
}

/// <summary><c>source.yaml</c>: what a source is, how it is read and when.</summary>
public sealed record SourceDefinition
{
    /// <summary>The name of its folder; part of what the permanent ids are made from, so it never changes.</summary>
    public required string Name { get; init; }

    /// <summary>False: it is read neither by schedule nor by hand until somebody switches it on.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>By language, ISO 639-1.</summary>
    public required IReadOnlyDictionary<string, string> Title { get; init; }

    public IReadOnlyDictionary<string, string> Description { get; init; } = new Dictionary<string, string>();

    public string? Publisher { get; init; }

    public string? Licence { get; init; }

    /// <summary>The most that may be shown of its records; a record can only narrow it.</summary>
    public Rights Rights { get; init; }

    /// <summary>Kind of its records; left out where it has several.</summary>
    public RecordKind? Kind { get; init; }

    /// <summary>Of records whose file names no country: ISO 3166-1 alpha-3, or _irb.</summary>
    public string? Country { get; init; }

    /// <summary>Of texts whose file names no language: ISO 639-1.</summary>
    public string? Language { get; init; }

    public required ReaderKind Reader { get; init; }

    /// <summary>How what stands in a file becomes fields; for formats that do not say so themselves.</summary>
    public SourceMapping Mapping { get; init; } = new();

    /// <summary>Patterns of files within the folder, or within what is fetched, as in <c>records/**/*.md</c>.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Where the files come from; left out, they lie in the source's own folder.</summary>
    public FetchRule? Fetch { get; init; }

    /// <summary>What is kept of what was fetched before.</summary>
    public RetentionRule Retention { get; init; } = new();

    /// <summary>Quartz cron expression with seconds; left out, the source runs only when somebody starts it.</summary>
    public string? Schedule { get; init; }

    /// <summary>IANA name of the zone in which the schedule is meant.</summary>
    public string TimeZone { get; init; } = "UTC";
}
