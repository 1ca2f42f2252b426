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

    /// <summary>Fewer are counted each by itself.</summary>
    private const int FewestTogether = 3;

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
        Aggregations = Facets.Count > 0 ? Counted() : null;
    }

    /// <summary>Those asked for, in their order.</summary>
    public IReadOnlyList<string> Facets { get; }

    /// <summary>What is chosen, facet by facet.</summary>
    public IReadOnlyList<Clause> Selections => [.. _selections.Values];

    /// <summary>The same in one, for the total beside facets that are counted without it.</summary>
    public Clause? PostFilter => _selections.Count > 0 ? Clause.All(Selections) : null;

    /// <summary>Null where no facet is asked for.</summary>
    public IReadOnlyDictionary<string, Aggregation>? Aggregations { get; }

    public bool IsChosen(string facet) => _selections.ContainsKey(facet);

    /// <summary>How many values of a facet the answer may have at most; all where something is chosen, since a chosen one may be small.</summary>
    public int MostValues(string facet) => facet == SearchFields.Year || IsChosen(facet) ? int.MaxValue : _request.MostValues;

    private Dictionary<string, Aggregation> Counted()
    {
        var rest = Counted([.. Facets.Where(f => !IsChosen(f))]);
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

    /// <summary>The facets, in how many documents nothing is recorded in each, and the instruments where not all articles are asked for.</summary>
    private Dictionary<string, Aggregation> Counted(IReadOnlyList<string> facets)
    {
        var needsInstruments = facets.Contains(SearchFields.Article) && MostValues(SearchFields.Article) < AllValues;
        if (needsInstruments || facets.Count(FacetFields.IsTogether) >= FewestTogether)
        {
            var apart = facets.Where(f => !FacetFields.IsTogether(f)).ToDictionary(f => f, Values, StringComparer.Ordinal);
            apart[FacetFields.Together] = new() { Terms = new TermsAggregation(_filters.Field(FacetFields.Together), AllValues) };
            return apart;
        }

        var counted = facets.ToDictionary(f => f, Values, StringComparer.Ordinal);
        if (counted.Count > 0)
        {
            counted[FacetFields.Unrecorded] = Unrecorded(_filters);
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
