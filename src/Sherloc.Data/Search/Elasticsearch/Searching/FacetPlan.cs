using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Documents;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>
/// Which aggregations count the facets of a request: those in which nothing is chosen over what passes every selection, and each of the others
/// over what passes every selection but its own.
/// </summary>
internal sealed class FacetPlan
{
    /// <summary>More than a facet has values; all that a page asks for together, Elasticsearch gives in one answer (65,536).</summary>
    private const int AllValues = 60_000;

    /// <summary>More than there are.</summary>
    private const int MostInstruments = 200;

    /// <summary>Name of the aggregation of whole instruments, where not all articles are asked for.</summary>
    public const string Instruments = "instruments";

    /// <summary>Name of the aggregation around the facets in which nothing is chosen, where something is chosen in another.</summary>
    public const string Rest = "rest";

    private readonly SearchRequest _request;
    private readonly IReadOnlyDictionary<string, Clause> _selections;
    private readonly FilterCompiler _filters;

    public FacetPlan(SearchRequest request, FilterCompiler filters)
    {
        _request = request;
        _filters = filters;
        _selections = filters.Selections(request);
        Facets = [.. request.Facets.Distinct(StringComparer.Ordinal).Where(SearchFields.Facets.Contains)];
    }

    /// <summary>Those asked for, in their order.</summary>
    public IReadOnlyList<string> Facets { get; }

    /// <summary>All selections, where facets are to be counted: then they may narrow the hits only.</summary>
    public Clause? PostFilter => _selections.Count > 0 && Facets.Count > 0 ? Clause.All([.. _selections.Values]) : null;

    /// <summary>All selections, where nothing has to be counted without them.</summary>
    public IReadOnlyList<Clause> Filters => Facets.Count > 0 ? [] : [.. _selections.Values];

    public IReadOnlyDictionary<string, Aggregation>? Aggregations
    {
        get
        {
            if (Facets.Count == 0)
            {
                return null;
            }

            var rest = Counted(Facets.Where(f => !IsChosen(f)));
            if (PostFilter is not { } filter)
            {
                return rest;
            }

            var all = Facets.Where(IsChosen).ToDictionary(
                f => f,
                f => Filtered(Clause.All([.. _selections.Where(s => s.Key != f).Select(s => s.Value)]), Counted([f])),
                StringComparer.Ordinal);
            if (rest.Count > 0)
            {
                all[Rest] = Filtered(filter, rest);
            }

            return all;
        }
    }

    public bool IsChosen(string facet) => _selections.ContainsKey(facet);

    /// <summary>How many values of a facet the answer may have at most; all where something is chosen, since a chosen one may be small.</summary>
    public int MostValues(string facet) => facet == SearchFields.Year || IsChosen(facet) ? int.MaxValue : _request.MostValues;

    /// <summary>The facets, and in how many documents nothing is recorded in each.</summary>
    private Dictionary<string, Aggregation> Counted(IEnumerable<string> facets)
    {
        var counted = facets.ToDictionary(f => f, Values, StringComparer.Ordinal);
        if (counted.Count > 0)
        {
            counted[FacetFields.Unrecorded] = Unrecorded(_filters);
            if (counted.ContainsKey(SearchFields.Article) && MostValues(SearchFields.Article) < AllValues)
            {
                counted[Instruments] = new() { Terms = new TermsAggregation(_filters.Field(SearchFields.Article), MostInstruments, Include: "[^/]+") };
            }
        }

        return counted;
    }

    public static Aggregation Unrecorded(FilterCompiler filters) =>
        new() { Terms = new TermsAggregation(filters.Field(FacetFields.Unrecorded), SearchFields.Facets.Count) };

    /// <summary>One value more than asked for tells whether there are more.</summary>
    private Aggregation Values(string facet) => new()
    {
        Terms = new TermsAggregation(_filters.Field(facet), MostValues(facet) < AllValues ? MostValues(facet) + 1 : AllValues),
    };

    private static Aggregation Filtered(Clause filter, Dictionary<string, Aggregation> counted) => new() { Filter = filter, Aggs = counted };
}
