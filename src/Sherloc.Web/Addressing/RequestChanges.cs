using Sherloc.Core.Search;

namespace Sherloc.Web.Addressing;

/// <summary>What links and chips do to a search. Every change goes back to the first page.</summary>
public static class RequestChanges
{
    public static SearchRequest With(this SearchRequest request, string facet, string value) =>
        facet == SearchFields.Year
            ? request.WithYear(value)
            : request.Set(facet, [.. request.Values(facet).Where(v => v != value), value]);

    public static SearchRequest Without(this SearchRequest request, string facet, string value) =>
        facet == SearchFields.Year
            ? request with { Year = null, Page = 1, Cursor = null }
            : request.Set(facet, [.. request.Values(facet).Where(v => v != value)]);

    public static SearchRequest WithoutFacet(this SearchRequest request, string facet) =>
        facet == SearchFields.Year ? request with { Year = null, Page = 1, Cursor = null } : request.Set(facet, []);

    public static SearchRequest WithoutFilters(this SearchRequest request) =>
        request with { Filters = new Dictionary<string, IReadOnlyList<string>>(), Year = null, Page = 1, Cursor = null };

    public static SearchRequest AtPage(this SearchRequest request, int page) => request with { Page = page, Cursor = null };

    private static SearchRequest WithYear(this SearchRequest request, string value) =>
        SearchParameters.TryReadYear(value, out var year) ? request with { Year = year, Page = 1, Cursor = null } : request;

    private static SearchRequest Set(this SearchRequest request, string facet, IReadOnlyList<string> values)
    {
        var filters = request.Filters.Where(f => f.Key != facet).ToDictionary(f => f.Key, f => f.Value);
        if (values.Count > 0)
        {
            filters[facet] = values;
        }

        return request with { Filters = filters, Page = 1, Cursor = null };
    }
}
