using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Documents;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>
/// Which aggregations count the facets of a request: one for all facets in which nothing is chosen, over what passes every selection,
/// and one for each of the others, over what passes every selection but its own.
/// </summary>
internal sealed class FacetPlan
{
    /// <summary>More than all facets have values together, and as many as Elasticsearch gives in one answer.</summary>
    public const int MostValues = 60_000;

    /// <summary>Name of the aggregation of the facets in which nothing is chosen.</summary>
    public const string Rest = "rest";

    /// <summary>Name of what is counted inside a filter.</summary>
    public const string Values = "values";

    private readonly IReadOnlyDictionary<string, Clause> _selections;
    private readonly string _field;

    public FacetPlan(SearchRequest request, FilterCompiler filters)
    {
        _selections = filters.Selections(request);
        _field = filters.Field;
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

            var all = new Dictionary<string, Aggregation>(StringComparer.Ordinal);
            var rest = Facets.Where(f => !_selections.ContainsKey(f)).ToList();
            if (rest.Count > 0)
            {
                // All facets share one field: where most are asked for, leaving values out would cost more than counting them.
                var values = Terms(rest.Count > SearchFields.Facets.Count / 2 ? null : rest);
                all[Rest] = PostFilter is { } filter ? Filtered(filter, values) : values;
            }

            foreach (var facet in Facets.Where(_selections.ContainsKey))
            {
                all[facet] = Filtered(Clause.All([.. _selections.Where(s => s.Key != facet).Select(s => s.Value)]), Terms([facet]));
            }

            return all;
        }
    }

    public bool IsChosen(string facet) => _selections.ContainsKey(facet);

    private Aggregation Terms(IReadOnlyList<string>? facets) => new()
    {
        Terms = new TermsAggregation(_field, MostValues, facets is null ? null : Pattern(facets)),
    };

    /// <summary>A regular expression for the keys of facets. Their names are words.</summary>
    public static string Pattern(IReadOnlyList<string> facets) => facets is [var one] ? FacetKeys.Of(one, ".*") : FacetKeys.Of($"({string.Join('|', facets)})", ".*");

    private static Aggregation Filtered(Clause filter, Aggregation values) =>
        new() { Filter = filter, Aggs = new Dictionary<string, Aggregation>(StringComparer.Ordinal) { [Values] = values } };
}
