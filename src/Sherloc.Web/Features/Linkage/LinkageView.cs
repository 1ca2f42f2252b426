using Sherloc.Core.Linkage;
using Sherloc.Core.Search;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Web.Features.Linkage;

/// <summary>The matrix of a search: crime types in the order of the vocabulary, and the table of every pair.</summary>
public sealed class LinkageView(PairCounts counts, IReadOnlyList<Concept> types)
{
    public PairCounts Counts { get; } = counts;

    /// <summary>Ids of all crime types, those without a record included: an empty row is an answer too.</summary>
    public IReadOnlyList<string> Types { get; } = [.. types.Select(t => t.Id)];

    /// <summary>Every pair, in the order of the vocabulary.</summary>
    public IEnumerable<PairTable> AllPairs => Types.SelectMany((a, i) => Types.Skip(i + 1).Select(b => Counts.Table(a, b)));

    /// <summary>Pairs that occur, most common first.</summary>
    public IEnumerable<PairTable> Pairs =>
        AllPairs
            .Where(p => p.Both > 0)
            .OrderByDescending(p => p.Both)
            .ThenBy(p => p.A, StringComparer.Ordinal)
            .ThenBy(p => p.B, StringComparer.Ordinal);

    /// <summary>The search that lists exactly the records behind a cell.</summary>
    public static SearchRequest Behind(SearchRequest request, string a, string b)
    {
        var pair = a == b ? $"{SearchFields.Crime}:{a}" : $"{SearchFields.Crime}:{a} {SearchFields.Crime}:{b}";
        return request with { Query = request.Query.Length == 0 ? pair : $"({request.Query}) {pair}", Page = 1, Cursor = null };
    }

    /// <summary>Step of the colour scale, 1 (rarer together) to 7 (more often); limits 0.25, 0.6, 0.85, 1.18, 1.75, 3.5.</summary>
    public static int Heat(double lift) => lift switch
    {
        < 0.25 => 1,
        < 0.6 => 2,
        < 0.85 => 3,
        < 1.18 => 4,
        < 1.75 => 5,
        < 3.5 => 6,
        _ => 7,
    };
}
