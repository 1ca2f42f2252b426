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

    /// <summary>
    /// Values that the rows beside the results are made of. A wider value counts whatever lies within it, so with the largest come all that are
    /// above them; of keywords and regions there are fewer.
    /// </summary>
    public const int MostAsked = 100;

    /// <summary>Whether the page of the facet has more rows than these.</summary>
    public bool HasMore { get; private init; }

    /// <summary>Every row, for the page of the facet.</summary>
    public static IReadOnlyList<FacetTreeRow> All(Facet facet, Vocabulary vocabulary) => Tree(facet.Values, Parent(facet.Field, vocabulary));

    /// <summary>The rows beside the results: some shown, some folded; the rest is on the page of the facet.</summary>
    public static FacetRows Of(Facet facet, Vocabulary vocabulary, bool open)
    {
        var most = open ? MostShown : MostClosed;
        var rows = HasLevels(facet.Field) ? Branches(facet, Parent(facet.Field, vocabulary), most + 2) : Flat(facet.Values, most);
        var rest = facet.Values.Count - rows.Shown.Count;
        return !facet.HasMore && rest <= (open ? MostFolded : 0) ? rows : new FacetRows(rows.Shown, []) { HasMore = true };
    }

    private static bool HasLevels(string field) => field is SearchFields.Article or SearchFields.Keyword or SearchFields.Region;

    private static Func<string, string?> Parent(string field, Vocabulary vocabulary) => field switch
    {
        SearchFields.Article => static value => value.LastIndexOf('/') is > 0 and var slash ? value[..slash] : null,
        SearchFields.Keyword => value => vocabulary.Concept(ConceptScheme.Keyword, value)?.Broader,
        SearchFields.Region => value => vocabulary.Region(value)?.Parent,
        _ => static _ => null,
    };

    private static FacetRows Flat(IReadOnlyList<FacetValue> values, int most)
    {
        List<FacetValue> ordered = [.. values.Where(v => v.Selected), .. values.Where(v => !v.Selected)];
        most = Math.Max(most, ordered.Count(v => v.Selected));
        return new FacetRows([.. ordered.Take(most).Select(Row)], [.. ordered.Skip(most).Select(Row)]);

        static FacetTreeRow Row(FacetValue value) => new(value.Value, value.Count, value.Selected, Partial: false, Depth: 0);
    }

    /// <summary>Keeps a tree short: its top level, what is ticked, the branches that lead to it, and the largest values of the level below the top.</summary>
    private static FacetRows Branches(Facet facet, Func<string, string?> parent, int most)
    {
        var known = facet.Values.Select(v => v.Value).ToHashSet();
        var kept = new HashSet<string>();
        var below = new List<FacetValue>();
        foreach (var value in facet.Values)
        {
            var above = Above(value.Value);
            if (value.Selected || above is null)
            {
                for (var at = value.Value; at is not null && kept.Add(at); at = Above(at))
                {
                }
            }
            else if (Above(above) is null)
            {
                below.Add(value);
            }
        }

        foreach (var value in below.OrderByDescending(v => v.Count).Where(v => !kept.Contains(v.Value)).Take(most - kept.Count))
        {
            kept.Add(value.Value);
        }

        if (facet.Values.Count > MostShown + MostFolded)
        {
            return new FacetRows(Tree([.. facet.Values.Where(v => kept.Contains(v.Value))], parent), []);
        }

        var rows = Tree(facet.Values, parent);
        return new FacetRows([.. rows.Where(r => kept.Contains(r.Value))], [.. rows.Where(r => !kept.Contains(r.Value))]);

        string? Above(string value) => parent(value) is { } above && known.Contains(above) ? above : null;
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
