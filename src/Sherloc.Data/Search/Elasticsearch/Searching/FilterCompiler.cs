using System.Globalization;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Documents;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>Chosen values of facets as clauses.</summary>
internal sealed class FilterCompiler(bool withSuggestions)
{
    private const string Year = "year";

    public string Field(string facet) => FacetFields.Of(facet, withSuggestions);

    /// <summary>By facet, those in which something is chosen.</summary>
    public IReadOnlyDictionary<string, Clause> Selections(SearchRequest request)
    {
        var selections = new Dictionary<string, Clause>(StringComparer.Ordinal);
        foreach (var facet in SearchFields.Facets.Where(f => f != SearchFields.Year && request.Values(f).Count > 0))
        {
            selections[facet] = Clause.Any([.. request.Values(facet).Select(v => Value(facet, v))]);
        }

        if (request.Year is { } years)
        {
            selections[SearchFields.Year] = Years(years);
        }

        return selections;
    }

    public Clause Value(string facet, string value) => value.Equals(SearchFields.NotRecorded, StringComparison.OrdinalIgnoreCase)
        ? NotRecorded(facet)
        : Clause.OfTermInAnyCase(Field(facet), value);

    /// <summary>As <see cref="YearRange.Contains"/> has it.</summary>
    public Clause Years(YearRange years)
    {
        var notRecorded = NotRecorded(SearchFields.Year);
        return years switch
        {
            { HasLimit: false, NotRecorded: true } => notRecorded,
            { NotRecorded: true } => Clause.Any([Range(years), notRecorded]),
            _ => Range(years),
        };
    }

    private Clause NotRecorded(string facet) => Clause.OfTerm(Field(FacetFields.Unrecorded), facet);

    private Clause Range(YearRange years) => years.From is { } one && one == years.To
        ? Clause.OfTerm(Field(SearchFields.Year), one.ToString(CultureInfo.InvariantCulture))
        : Clause.OfRange(Year, years.From ?? 1, years.To);
}
