namespace Sherloc.Core.Records;

/// <summary>A provision of domestic law: a section or an article, in the law it stands in.</summary>
public sealed record LegislationProvision : Record
{
    public required Law Law { get; init; }

    /// <summary>Where it stands, outermost first.</summary>
    public IReadOnlyList<PlaceInLaw> Place { get; init; } = [];

    /// <summary>As people cite it: <c>§ 1591</c>, <c>art. 382-1</c>.</summary>
    public required string Number { get; init; }

    public Fact<Force> Force { get; init; }

    public IReadOnlyList<Penalty> Penalties { get; init; } = [];

    /// <summary>Which elements of the treaties the words carry.</summary>
    public IReadOnlyList<ElementWords> Elements { get; init; } = [];
}

/// <summary>A law or code.</summary>
public sealed record Law
{
    /// <summary>At least one, the original first.</summary>
    public required IReadOnlyList<LocalText> Titles { get; init; }

    public string? Citation { get; init; }

    public Fact<PartialDate> Adopted { get; init; }
}

/// <summary>One level of a law's division.</summary>
public sealed record PlaceInLaw
{
    /// <summary>part, title, chapter, section, article …</summary>
    public required string Level { get; init; }

    public string? Number { get; init; }

    public string? Heading { get; init; }
}

public enum ForceState
{
    Unknown,
    InForce,
    Amended,
    Repealed,
    Prospective,
}

/// <summary>Whether the text was law on the day it was read.</summary>
public sealed record Force
{
    public required ForceState State { get; init; }

    public PartialDate? AsOf { get; init; }
}

/// <summary>A penalty range, normalised, beside the law's own words for it.</summary>
public sealed record Penalty
{
    public required string Words { get; init; }

    /// <summary>Months of imprisonment, 0 or more.</summary>
    public decimal? MinMonths { get; init; }

    /// <summary>Months of imprisonment, 0 or more.</summary>
    public decimal? MaxMonths { get; init; }

    public bool Life { get; init; }

    public bool Death { get; init; }

    public FineRange? Fine { get; init; }

    /// <summary>The form of the offence it belongs to, where there are several.</summary>
    public string? AppliesTo { get; init; }
}

/// <summary>A fine's limits in its own currency.</summary>
public sealed record FineRange
{
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>ISO 4217, or the law's own unit (<c>day-rates</c>).</summary>
    public required string Currency { get; init; }
}

/// <summary>The few words of a provision that carry an element of a treaty article.</summary>
public sealed record ElementWords
{
    /// <summary>A treaty reference or an element id.</summary>
    public required string Element { get; init; }

    /// <summary>In the original language, no longer than needed to find them.</summary>
    public string? Words { get; init; }
}
