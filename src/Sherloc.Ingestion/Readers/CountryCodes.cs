using Sherloc.Core.Taxonomy;

namespace Sherloc.Ingestion.Readers;

/// <summary>The country behind a code that a file gives: alpha-2, alpha-3, a subdivision (<c>GB-SCT</c>), or the short name of an organisation.</summary>
public sealed class CountryCodes
{
    /// <summary>Codes that publishers use although ISO 3166-1 gives the country another.</summary>
    private static readonly Dictionary<string, string> Customary = new(StringComparer.OrdinalIgnoreCase) { ["UK"] = "GB", ["EL"] = "GR" };

    private static readonly HashSet<string> Organisations = new(StringComparer.OrdinalIgnoreCase)
    {
        "UN", "EU", "COE", "OAS", "OECD", "ECOWAS", "ASEAN", "WTO", "CONSIL",
    };

    private readonly Dictionary<string, string> ids = new(StringComparer.OrdinalIgnoreCase);

    public CountryCodes(IEnumerable<Country> countries)
    {
        foreach (var country in countries)
        {
            ids.TryAdd(country.Id, country.Id);
            if (country.Alpha2 is { Length: 2 } code)
            {
                ids[code] = country.Id;
            }
        }
    }

    /// <summary>The id of the country, or null where the code means none.</summary>
    public string? Find(string? code)
    {
        code = code?.Trim().Split('-')[0] ?? "";
        code = Customary.GetValueOrDefault(code, code);
        return ids.GetValueOrDefault(code) ?? (Organisations.Contains(code) ? Country.InternationalBodies : null);
    }
}
