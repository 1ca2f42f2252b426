namespace Sherloc.Core.Records;

/// <summary>A sentence as the source words it, and what can be compared of it.</summary>
public sealed record Sentence
{
    /// <summary>The source's own figure.</summary>
    public required string Words { get; init; }

    /// <summary>Months of imprisonment in all, the suspended part included; a year is 12 months.</summary>
    public Fact<decimal> Months { get; init; }

    /// <summary>Months of it that were suspended.</summary>
    public decimal? SuspendedMonths { get; init; }

    public bool Life { get; init; }

    public bool Death { get; init; }

    /// <summary>One sentence for several charges: not to be added up.</summary>
    public bool Aggregate { get; init; }

    public Money? Fine { get; init; }

    /// <summary>Forfeiture, disqualification, expulsion …</summary>
    public IReadOnlyList<string> Other { get; init; } = [];
}

/// <summary>An amount in its own currency; never converted.</summary>
public sealed record Money
{
    public required decimal Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }
}
