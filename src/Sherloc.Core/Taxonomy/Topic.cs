using Sherloc.Core.Records;

namespace Sherloc.Core.Taxonomy;

/// <summary>The file of topics, <c>ingest/taxonomy/topics.yaml</c>.</summary>
public sealed record TopicFile
{
    public required IReadOnlyList<Topic> Topics { get; init; }
}

/// <summary>A question that cuts across the databases: an introduction in this collection's words, and the searches that answer it.</summary>
public sealed record Topic
{
    /// <summary>Lower case with hyphens; part of the address.</summary>
    public required string Id { get; init; }

    public required IReadOnlyDictionary<string, string> Title { get; init; }

    /// <summary>By language; a paragraph a line.</summary>
    public required IReadOnlyDictionary<string, string> Introduction { get; init; }

    /// <summary>In the order of the page.</summary>
    public required IReadOnlyList<SavedSearch> Searches { get; init; }
}

/// <summary>A search that is kept, with the facets of <c>/search</c>.</summary>
public sealed record SavedSearch
{
    /// <summary>The database that is searched.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>What one would type.</summary>
    public string Query { get; init; } = "";

    /// <summary>Concept of a crime type.</summary>
    public string? Crime { get; init; }

    /// <summary>Treaty references; a record that has one of them is found.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>Concept of a cross-cutting issue.</summary>
    public string? Issue { get; init; }

    /// <summary>Concept of a keyword.</summary>
    public string? Keyword { get; init; }

    /// <summary>ISO 3166 alpha-3.</summary>
    public string? Country { get; init; }
}
