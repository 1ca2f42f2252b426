namespace Sherloc.Core.Records;

/// <summary>One article of one of the instruments; made from <c>ingest/treaties</c>.</summary>
public sealed record TreatyArticle : Record
{
    /// <summary>Id of the instrument: untoc, tip, som, firearms.</summary>
    public required string Instrument { get; init; }

    /// <summary>Number of the article, 1 or more.</summary>
    public required int Article { get; init; }
}

/// <summary>A strategy or plan of a State or an organisation.</summary>
public sealed record Strategy : Record
{
    public string? Issuer { get; init; }

    public Period? Period { get; init; }

    public IReadOnlyList<Pillar> Pillars { get; init; } = [];
}

public enum Pillar
{
    Prevent,
    Pursue,
    Protect,
    Promote,
}

/// <summary>Years from and to, both included; either may be open.</summary>
public sealed record Period
{
    public PartialDate? From { get; init; }

    public PartialDate? To { get; init; }
}

/// <summary>A book, report or paper, annotated.</summary>
public sealed record Publication : Record
{
    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    /// <summary>Research methods.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>Countries it is about, ISO 3166-1 alpha-3.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public string? Address { get; init; }
}

/// <summary>A competent national authority, as an official public page states it.</summary>
public sealed record Authority : Record
{
    public IReadOnlyList<string> Competences { get; init; } = [];

    /// <summary>Instruments under which it is competent.</summary>
    public IReadOnlyList<string> Treaties { get; init; } = [];

    /// <summary>Languages in which it accepts requests, ISO 639-1.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Postal address of the office.</summary>
    public string? Address { get; init; }

    public string? Website { get; init; }

    public IReadOnlyList<string> Channels { get; init; } = [];
}
