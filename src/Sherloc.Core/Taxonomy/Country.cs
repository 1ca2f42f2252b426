using Sherloc.Core.Records;

namespace Sherloc.Core.Taxonomy;

/// <summary>A country or area of ISO 3166-1, or the pseudo-jurisdiction of international and regional bodies.</summary>
public sealed record Country
{
    /// <summary>Of bodies that are no State's: courts of human rights, treaty bodies.</summary>
    public const string InternationalBodies = "_irb";

    /// <summary>ISO 3166-1 alpha-3, or <see cref="InternationalBodies"/>.</summary>
    public required string Id { get; init; }

    public string? Alpha2 { get; init; }

    /// <summary>ISO 3166-1 numeric, three digits.</summary>
    public string? Numeric { get; init; }

    /// <summary>Ids of the M49 regions it lies in, widest first.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Short names by language.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Official names by language.</summary>
    public IReadOnlyDictionary<string, string> Official { get; init; } = new Dictionary<string, string>();

    /// <summary>Names that other sources use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>A region of UN M49.</summary>
public sealed record Region
{
    public required string Id { get; init; }

    /// <summary>M49 code, three digits.</summary>
    public required string Code { get; init; }

    public string? Parent { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }
}

/// <summary><c>ingest/taxonomy/countries.yaml</c>.</summary>
public sealed record CountryFile
{
    public required SourceReference Source { get; init; }

    public required IReadOnlyList<Region> Regions { get; init; }

    public required IReadOnlyList<Country> Countries { get; init; }
}
