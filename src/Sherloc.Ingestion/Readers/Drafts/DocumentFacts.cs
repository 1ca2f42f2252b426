using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>What a file says of itself, before it is known how many records it becomes.</summary>
internal sealed record DocumentFacts
{
    /// <summary>The part of the keys that all records of the document share.</summary>
    public required string Key { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>Of the law, the case, the publication; empty where the file has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>ISO 639-1; empty where neither file nor source says it.</summary>
    public string Language { get; init; } = "";

    /// <summary>Id of the country, or null.</summary>
    public string? Country { get; init; }

    /// <summary>Of this text of a law, of the decision, of the publication.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>When the law was made.</summary>
    public PartialDate? Adopted { get; init; }

    /// <summary>How the law is cited.</summary>
    public string? Citation { get; init; }

    /// <summary>Where it is published, an absolute http or https address.</summary>
    public string? Address { get; init; }

    public string? Court { get; init; }

    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    public ForceState Force { get; init; }
}

/// <summary>A provision as found in a file.</summary>
internal sealed record ProvisionDraft
{
    /// <summary>As the file writes it; empty where it has none.</summary>
    public string Number { get; init; } = "";

    public string Heading { get; init; } = "";

    /// <summary>The divisions around it, outermost first, without itself.</summary>
    public IReadOnlyList<PlaceInLaw> Around { get; init; } = [];

    /// <summary>section, article …</summary>
    public required string Level { get; init; }

    public required IReadOnlyList<Pane> Panes { get; init; }

    public bool Repealed { get; init; }

    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Line { get; init; } = 1;
}
