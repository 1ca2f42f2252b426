namespace Sherloc.Core.Records;

public enum Verdict
{
    Convicted,
    GuiltyPlea,
    Acquitted,
    Dismissed,
    Discontinued,
    Quashed,
    Remitted,
    NotCriminal,
    Other,
}

public enum AppealResult
{
    Upheld,
    Varied,
    Quashed,
    Remitted,
    Pending,
}

/// <summary>One party, one provision, one verdict, one sentence: what keeps two defendants' outcomes apart.</summary>
public sealed record Charge
{
    /// <summary>Id of a party of the same case.</summary>
    public required string Party { get; init; }

    /// <summary>The provision as charged.</summary>
    public string? Provision { get; init; }

    /// <summary>The provision's record here, as <c>source/key</c>.</summary>
    public string? Record { get; init; }

    /// <summary>Treaty references that the charge answers to.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>Crime types of the charge.</summary>
    public IReadOnlyList<string> Crimes { get; init; } = [];

    /// <summary>Number of counts, 1 or more.</summary>
    public int? Count { get; init; }

    public Fact<Verdict> Verdict { get; init; }

    public string? VerdictNote { get; init; }

    public Fact<Sentence> Sentence { get; init; }

    public Fact<AppealResult> Appeal { get; init; }
}
