using Sherloc.Core.Search;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Web.Features.Search;

/// <param name="Value">Facet value.</param>
/// <param name="Count">Records.</param>
/// <param name="Selected">Ticked.</param>
/// <param name="Partial">Something below it is ticked and it is not.</param>
/// <param name="Depth">Levels below the top.</param>
public sealed record FacetTreeRow(string Value, long Count, bool Selected, bool Partial, int Depth);

/// <summary>The rows of a facet in reading order: the largest first, wider values before what lies within them.</summary>
public sealed record FacetRows(IReadOnlyList<FacetTreeRow> Shown, IReadOnlyList<FacetTreeRow> Folded)
{
    private const int MostShown = 8;
    private const int MostFolded = 12;

    /// <summary>Whether the page of the facet has more rows than these.</summary>
    public bool HasMore { get; private init; }

    /// <summary>Every row, for the page of the facet.</summary>
    public static IReadOnlyList<FacetTreeRow> All(Facet facet, Vocabulary vocabulary) => Tree(facet, Parent(facet.Field, vocabulary));

    /// <summary>The rows beside the results: some shown, some folded; the rest is on the page of the facet.</summary>
    public static FacetRows Of(Facet facet, Vocabulary vocabulary)
    {
        var all = Whole(facet, vocabulary);
        return all.Folded.Count <= MostFolded ? all : new FacetRows(all.Shown, []) { HasMore = true };
    }

    private static Func<string, string?> Parent(string field, Vocabulary vocabulary) => field switch
    {
        SearchFields.Article => static value => value.LastIndexOf('/') is > 0 and var slash ? value[..slash] : null,
        SearchFields.Keyword => value => vocabulary.Concept(ConceptScheme.Keyword, value)?.Broader,
        SearchFields.Region => value => vocabulary.Region(value)?.Parent,
        _ => static _ => null,
    };

    private static FacetRows Whole(Facet facet, Vocabulary vocabulary)
    {
        var rows = Tree(facet, Parent(facet.Field, vocabulary));
        var flat = rows.TrueForAll(r => r.Depth == 0);
        if (!flat)
        {
            return Fold(rows, r => r.Depth < 2);
        }

        var selected = rows.Where(r => r.Selected);
        var ordered = selected.Concat(rows.Where(r => !r.Selected)).ToList();
        var most = Math.Max(MostShown, rows.Count(r => r.Selected));
        return new FacetRows([.. ordered.Take(most)], [.. ordered.Skip(most)]);
    }

    /// <summary>Keeps a tree short: the upper levels, what is ticked, and the branches that lead to it.</summary>
    private static FacetRows Fold(List<FacetTreeRow> rows, Func<FacetTreeRow, bool> upper)
    {
        var kept = rows.Where(r => r.Depth == 0 || r.Selected || r.Partial).ToHashSet();
        foreach (var row in rows.Where(upper).OrderByDescending(r => r.Count))
        {
            if (kept.Count >= MostShown + 2)
            {
                break;
            }

            kept.Add(row);
        }

        return new FacetRows([.. rows.Where(kept.Contains)], [.. rows.Where(r => !kept.Contains(r))]);
    }

    private static List<FacetTreeRow> Tree(Facet facet, Func<string, string?> parent)
    {
        var values = facet.Values.ToDictionary(v => v.Value);
        var below = facet.Values.ToLookup(v => parent(v.Value) is { } p && values.ContainsKey(p) ? p : "");
        var rows = new List<FacetTreeRow>();
        Add("", 0);
        return rows;

        bool Add(string under, int depth)
        {
            var any = false;
            foreach (var value in below[under])
            {
                var at = rows.Count;
                rows.Add(new FacetTreeRow(value.Value, value.Count, value.Selected, Partial: false, Math.Min(depth, 4)));
                var within = depth < 8 && Add(value.Value, depth + 1);
                rows[at] = rows[at] with { Partial = within && !value.Selected };
                any |= within || value.Selected;
            }

            return any;
        }
    }
}
