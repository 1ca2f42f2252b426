using Sherloc.Core.Records;

namespace Sherloc.Core.Taxonomy;

/// <summary>The vocabularies whose concepts can be tags.</summary>
public enum ConceptScheme
{
    Crime,
    Issue,
    Keyword,
}

/// <summary>A term of a vocabulary. Names change and types are added: nothing here is an enum of C#.</summary>
public sealed record Concept
{
    /// <summary>Lower case with hyphens; the value in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>By language, ISO 639-1; English always.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Where the label in that language was read.</summary>
    public IReadOnlyDictionary<string, string> LabelSources { get; init; } = new Dictionary<string, string>();

    /// <summary>Other names people search by, by language.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Aliases { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The wider concept of the same scheme.</summary>
    public string? Broader { get; init; }

    public IReadOnlyList<string> ExactMatch { get; init; } = [];

    public IReadOnlyList<string> CloseMatch { get; init; } = [];

    /// <summary>Treaty references that the concept answers to.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    public PartialDate? ValidFrom { get; init; }

    public PartialDate? ValidTo { get; init; }

    public IReadOnlyDictionary<string, string> Note { get; init; } = new Dictionary<string, string>();
}

/// <summary>A file of <c>ingest/taxonomy</c>: one scheme of concepts and where it comes from.</summary>
public sealed record ConceptFile
{
    public required ConceptScheme Scheme { get; init; }

    public required IReadOnlyDictionary<string, string> Title { get; init; }

    public required SourceReference Source { get; init; }

    public required IReadOnlyList<Concept> Concepts { get; init; }
}
