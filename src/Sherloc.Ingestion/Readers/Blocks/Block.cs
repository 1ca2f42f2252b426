using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Blocks;

/// <summary>A paragraph, heading, list item or table of a file whose hierarchy stands in styles or in words.</summary>
internal sealed record Block
{
    /// <summary>Plain text on one line; empty for tables.</summary>
    public string Text { get; init; } = "";

    /// <summary>As a list numbers it; empty where its number, if any, is part of the text.</summary>
    public string Number { get; init; } = "";

    /// <summary>Depth in lists, 0 outside of them.</summary>
    public int Level { get; init; }

    /// <summary>1 to 9 for headings, 0 for other text.</summary>
    public int Heading { get; init; }

    public TableRows? Table { get; init; }

    /// <summary>Selectors of the mapping that found it (HTML), id and name of its style (DOCX).</summary>
    public IReadOnlySet<string> Marks { get; init; } = new HashSet<string>();

    /// <summary>ISO 639-1 where the file says it of this block; else empty.</summary>
    public string Language { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Line { get; init; } = 1;

    public string NumberAndText => Number.Length > 0 ? Number + " " + Text : Text;
}
