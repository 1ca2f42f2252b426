using Sherloc.Core.Search;
using Sherloc.Web.Addressing;

namespace Sherloc.Web.Features.Search;

/// <summary>The conditions of a search one by one, for chips and for what each would give if taken away.</summary>
public static class SearchConditions
{
    /// <summary>Facet and value of every filter; the years are one.</summary>
    public static IEnumerable<(string Facet, string Value)> Filters(SearchRequest request)
    {
        foreach (var facet in SearchFields.Facets)
        {
            foreach (var value in request.Values(facet))
            {
                yield return (facet, value);
            }
        }

        if (request.Year is { } year)
        {
            yield return (SearchFields.Year, SearchParameters.Write(year));
        }
    }

    /// <summary>The request without one condition at a time; facets as a whole, since their values are alternatives.</summary>
    public static IEnumerable<(string? Facet, SearchRequest Without)> Removals(SearchRequest request)
    {
        if (request.Query.Length > 0)
        {
            yield return (null, request with { Query = "", Page = 1 });
        }

        foreach (var facet in Filters(request).Select(f => f.Facet).Distinct())
        {
            yield return (facet, request.WithoutFacet(facet));
        }
    }
}
