namespace Sherloc.Core.Records;

/// <summary>A case: proceedings, parties, and charges that tie a party to a provision, a verdict and a sentence.</summary>
public sealed record CaseSummary : Record
{
    public Fact<Court> Court { get; init; }

    public Fact<LegalSystem> LegalSystem { get; init; }

    public Fact<CourtLevel> LatestRuling { get; init; }

    public IReadOnlyList<Proceeding> Proceedings { get; init; } = [];

    public IReadOnlyList<Party> Parties { get; init; } = [];

    public IReadOnlyList<Charge> Charges { get; init; } = [];

    public IReadOnlyList<Compensation> Compensation { get; init; } = [];

    /// <summary>What was confiscated or forfeited, in words.</summary>
    public Fact<string> Confiscated { get; init; }
}

public enum CourtLevel
{
    FirstInstance,
    Appeal,
    Final,
    Constitutional,
    Regional,
    TreatyBody,
}

public enum LegalSystem
{
    CommonLaw,
    CivilLaw,
    Mixed,
    IslamicLaw,
    Customary,
    International,
}

public sealed record Court
{
    public required string Name { get; init; }

    public CourtLevel? Level { get; init; }
}

/// <summary>One instance of the proceedings, in the order they took place.</summary>
public sealed record Proceeding
{
    public CourtLevel? Stage { get; init; }

    public string? Court { get; init; }

    public Fact<PartialDate> Date { get; init; }

    public string? Docket { get; init; }

    /// <summary>What was decided, in a sentence.</summary>
    public string? Decision { get; init; }
}

/// <summary>Money awarded to a party who suffered harm.</summary>
public sealed record Compensation
{
    /// <summary>Id of the party it was awarded to.</summary>
    public string? Party { get; init; }

    public decimal? Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    public string? Words { get; init; }
}
