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

    /// <summary>A facet that is closed shows what it holds and no more: its rows weigh as much as those that are read.</summary>
    private const int MostClosed = 5;

    /// <summary>Whether the page of the facet has more rows than these.</summary>
    public bool HasMore { get; private init; }

    /// <summary>Every row, for the page of the facet.</summary>
    public static IReadOnlyList<FacetTreeRow> All(Facet facet, Vocabulary vocabulary) => Tree(facet.Values, Parent(facet.Field, vocabulary));

    /// <summary>The rows beside the results: some shown, some folded; the rest is on the page of the facet.</summary>
    public static FacetRows Of(Facet facet, Vocabulary vocabulary, bool open)
    {
        var parent = Parent(facet.Field, vocabulary);
        var most = open ? MostShown : MostClosed;
        var near = facet.Values.Count > MostShown + MostFolded ? Near(facet, parent) : facet.Values;
        var rows = Fewest(Tree(near, parent), most);
        var rest = facet.Values.Count - rows.Shown.Count;
        return rest <= (open ? MostFolded : 0) ? rows : new FacetRows(rows.Shown, []) { HasMore = true };
    }

    private static Func<string, string?> Parent(string field, Vocabulary vocabulary) => field switch
    {
        SearchFields.Article => static value => value.LastIndexOf('/') is > 0 and var slash ? value[..slash] : null,
        SearchFields.Keyword => value => vocabulary.Concept(ConceptScheme.Keyword, value)?.Broader,
        SearchFields.Region => value => vocabulary.Region(value)?.Parent,
        _ => static _ => null,
    };

    /// <summary>The values that can be among the few rows shown: the two upper levels, what is ticked and what it lies within.</summary>
    private static List<FacetValue> Near(Facet facet, Func<string, string?> parent)
    {
        var ticked = new HashSet<string>();
        foreach (var value in facet.Values.Where(v => v.Selected))
        {
            for (var at = value.Value; at is not null && ticked.Add(at); at = parent(at))
            {
            }
        }

        return [.. facet.Values.Where(v => ticked.Contains(v.Value) || parent(v.Value) is not { } above || parent(above) is null)];
    }

    private static FacetRows Fewest(List<FacetTreeRow> rows, int most)
    {
        if (!rows.TrueForAll(r => r.Depth == 0))
        {
            return Fold(rows, most + 2);
        }

        var selected = rows.Where(r => r.Selected);
        var ordered = selected.Concat(rows.Where(r => !r.Selected)).ToList();
        most = Math.Max(most, rows.Count(r => r.Selected));
        return new FacetRows([.. ordered.Take(most)], [.. ordered.Skip(most)]);
    }

    /// <summary>Keeps a tree short: the upper levels, what is ticked, and the branches that lead to it.</summary>
    private static FacetRows Fold(List<FacetTreeRow> rows, int most)
    {
        var kept = rows.Where(r => r.Depth == 0 || r.Selected || r.Partial).ToHashSet();
        foreach (var row in rows.Where(r => r.Depth < 2).OrderByDescending(r => r.Count))
        {
            if (kept.Count >= most)
            {
                break;
            }

            kept.Add(row);
        }

        return new FacetRows([.. rows.Where(kept.Contains)], [.. rows.Where(r => !kept.Contains(r))]);
    }

    private static List<FacetTreeRow> Tree(IReadOnlyList<FacetValue> values, Func<string, string?> parent)
    {
        var known = values.Select(v => v.Value).ToHashSet();
        var below = values.ToLookup(v => parent(v.Value) is { } p && known.Contains(p) ? p : "");
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
