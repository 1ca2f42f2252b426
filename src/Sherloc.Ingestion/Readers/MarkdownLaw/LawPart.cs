using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>What stands below one heading of the outline: an article, or the text that a chapter has before its first.</summary>
internal sealed class LawPart(string level, int line)
{
    public const string Preamble = "preamble";

    public string Level => level;

    /// <summary>From 1.</summary>
    public int Line => line;

    public string Number { get; init; } = "";

    /// <summary>How the number is cited, with {0} for it; null for the number alone.</summary>
    public string? Cited { get; init; }

    public string Heading { get; set; } = "";

    /// <summary>Its heading with its marks, for the footnotes in it.</summary>
    public string Written { get; init; } = "";

    public bool Provision { get; init; }

    /// <summary>Whether its number goes on from that of the provision around it.</summary>
    public bool Joined { get; init; }

    /// <summary>ISO 639-1; empty where the file holds one language only.</summary>
    public string Language { get; set; } = "";

    /// <summary>The parts around it, outermost first.</summary>
    public IReadOnlyList<LawPart> Around { get; set; } = [];

    /// <summary>Whether another part stands in it.</summary>
    public bool HasParts { get; set; }

    public List<MarkdownBlock> Blocks { get; } = [];

    public PlaceInLaw Place => new() { Level = Level, Number = Number.Length > 0 ? Number : null, Heading = Heading.Length > 0 ? Heading : null };
}
