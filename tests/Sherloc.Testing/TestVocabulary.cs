using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Testing;

/// <summary>A small vocabulary that generated records draw their tags from.</summary>
public static class TestVocabulary
{
    public static readonly IReadOnlyList<string> Crimes =
    [
        "participation-in-an-organized-criminal-group", "money-laundering", "corruption", "obstruction-of-justice", "trafficking-in-persons",
        "smuggling-of-migrants", "trafficking-in-firearms", "drug-offences", "cybercrime", "wildlife-and-forest-crime",
        "trafficking-in-cultural-property", "counterfeiting", "falsified-medical-products", "maritime-piracy", "terrorism",
    ];

    public static readonly IReadOnlyList<string> Issues =
        ["liability", "jurisdiction", "extradition", "mutual-legal-assistance", "confiscation", "protection-of-victims", "investigation"];

    public static readonly IReadOnlyList<string> Keywords =
        ["act", "means", "purpose", "recruitment", "transportation", "deception", "coercion", "forced-labour", "sexual-exploitation"];

    public static readonly IReadOnlyList<(string Id, string Region)> Countries =
    [
        ("FRA", "europe"), ("DEU", "europe"), ("ESP", "europe"), ("GBR", "europe"), ("RUS", "europe"), ("ITA", "europe"), ("UKR", "europe"),
        ("USA", "americas"), ("CAN", "americas"), ("MEX", "americas"), ("BRA", "americas"), ("ARG", "americas"), ("COL", "americas"),
        ("CHN", "asia"), ("JPN", "asia"), ("IND", "asia"), ("THA", "asia"), ("ARE", "asia"), ("SAU", "asia"), ("LBN", "asia"),
        ("EGY", "africa"), ("NGA", "africa"), ("ZAF", "africa"), ("KEN", "africa"), ("MAR", "africa"), ("TUN", "africa"),
        ("AUS", "oceania"), ("NZL", "oceania"), ("FJI", "oceania"),
    ];

    public static CurrentVocabulary Current { get; } = new(new Vocabulary(
        [
            Scheme(ConceptScheme.Crime, Crimes, _ => null),
            Scheme(ConceptScheme.Issue, Issues, _ => null),
            // Three families, so that a tag of a narrower concept counts for the wider one as well.
            Scheme(ConceptScheme.Keyword, Keywords, id => Keywords.ToList().IndexOf(id) switch { < 3 => null, < 5 => "act", < 7 => "means", _ => "purpose" }),
        ],
        new CountryFile
        {
            Source = Source,
            Regions = [.. Countries.Select(c => c.Region).Distinct().Select(r => new Region { Id = r, Code = "000", Labels = English(r) })],
            Countries = [.. Countries.Select(c => new Country { Id = c.Id, Regions = [c.Region], Labels = English(c.Id) })],
        },
        [],
        [],
        "test"));

    private static SourceReference Source => new() { Title = "Made up for tests" };

    private static ConceptFile Scheme(ConceptScheme scheme, IReadOnlyList<string> ids, Func<string, string?> broader) => new()
    {
        Scheme = scheme,
        Title = English(scheme.ToSlug()),
        Source = Source,
        Concepts = [.. ids.Select(id => new Concept { Id = id, Labels = English(id), Broader = broader(id) })],
    };

    private static Dictionary<string, string> English(string text) => new() { ["en"] = text };
}
