using Sherloc.Core.Records;

namespace Sherloc.Core.Taxonomy;

/// <summary>A treaty: the Convention, one of its Protocols, or another that belongs to the field. A file of <c>ingest/treaties</c>.</summary>
public sealed record Instrument
{
    /// <summary>untoc, tip, som, firearms; uncac, budapest and others beside them.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among the instruments, from 1: the Convention before its Protocols.</summary>
    public int Order { get; init; }

    /// <summary>
    /// Stands beside the Convention and its Protocols: it has its page and is named by articles to read with it, and is counted and covered nowhere.
    /// </summary>
    public bool Related { get; init; }

    /// <summary>As it stands in a pinpoint: UNTOC, TIP.</summary>
    public required string ShortName { get; init; }

    public required IReadOnlyDictionary<string, string> Title { get; init; }

    /// <summary>Other names it is cited by, by language; a name that several instruments share stays ambiguous.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Aliases { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public PartialDate? Adopted { get; init; }

    public PartialDate? InForce { get; init; }

    public string? Place { get; init; }

    /// <summary>Where the official text is published.</summary>
    public string? Address { get; init; }

    public required SourceReference Source { get; init; }

    /// <summary>The instrument's own division; empty where it has none.</summary>
    public IReadOnlyList<ArticleRange> Parts { get; init; } = [];

    /// <summary>Our grouping of its articles.</summary>
    public IReadOnlyList<ArticleRange> Groups { get; init; } = [];

    public required IReadOnlyList<Article> Articles { get; init; }
}

/// <summary>Articles from and to, both included.</summary>
public sealed record ArticleRange
{
    public string? Number { get; init; }

    public required string Title { get; init; }

    public required int From { get; init; }

    public required int To { get; init; }
}

public enum ArticleType
{
    Purpose,
    Terms,
    Scope,
    Criminalization,
    Measures,
    Cooperation,
    Protection,
    Prevention,
    Institutional,
    Final,
}

/// <summary>One article: its title, what it is about in our words, and the elements it asks for.</summary>
public sealed record Article
{
    public required int Number { get; init; }

    public required IReadOnlyDictionary<string, string> Title { get; init; }

    public required ArticleType Type { get; init; }

    public IReadOnlyDictionary<string, string> Summary { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Crimes { get; init; } = [];

    public IReadOnlyList<string> Issues { get; init; } = [];

    /// <summary>Treaty references of articles to read with it.</summary>
    public IReadOnlyList<string> ReadWith { get; init; } = [];

    /// <summary>Every numbered paragraph of the official text, as paths below the article: <c>1/b/ii</c>.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    public IReadOnlyList<Element> Elements { get; init; } = [];
}

/// <summary>The strength of what is asked, by the treaty's own verb.</summary>
public enum Obligation
{
    Shall,

    /// <summary>Mandatory, subject to the basic concepts of the legal system.</summary>
    ShallBasicConcepts,
    ShallSeek,
    ShallConsider,
    May,
    EvidenceRule,
    Definition,
}

public enum ElementRole
{
    Conduct,
    Act,
    Means,
    Purpose,
    Mental,
    Definition,
    Ancillary,
    Aggravation,
    Exemption,
    Measure,
}

/// <summary>One thing that an article asks domestic law to have.</summary>
public sealed record Element
{
    /// <summary>A treaty reference, with a word more where several elements share a paragraph.</summary>
    public required string Id { get; init; }

    /// <summary>Two to six words.</summary>
    public required string Label { get; init; }

    /// <summary>Paraphrase by language.</summary>
    public required IReadOnlyDictionary<string, string> Text { get; init; }

    public required Obligation Obligation { get; init; }

    public ElementRole Role { get; init; }

    /// <summary>Elements of which one suffices.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];
}
