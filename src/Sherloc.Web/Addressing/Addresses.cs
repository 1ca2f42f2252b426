using System.Globalization;
using Sherloc.Core.Records;
using Sherloc.Core.Search;

namespace Sherloc.Web.Addressing;

/// <summary>Every address of the site, made in one place: people mail them and programs call them.</summary>
public static class Addresses
{
    public static string Record(RecordId id, string slug) =>
        slug.Length == 0 ? $"/records/{id}" : $"/records/{id}/{Uri.EscapeDataString(slug)}";

    public static string Record(RecordCard card) => Record(card.Id, card.Slug);

    public static string Record(Record record) => Record(record.Id, record.Slug);

    public static string Search(SearchRequest request) => WithQuery("/search", SearchParameters.Write(request));

    /// <summary>All records with a facet value.</summary>
    public static string Search(string facet, string value) => Search(new SearchRequest().With(facet, value));

    /// <summary>All values of a facet, counted over a search.</summary>
    public static string Facet(string facet, SearchRequest request) => WithQuery("/facets/" + facet, SearchParameters.Write(request with { Page = 1 }));

    public static string SearchApi(SearchRequest request) => WithQuery("/api/v1/search", SearchParameters.Write(request with { Page = 1 }));

    public static string Feed(SearchRequest request) =>
        WithQuery("/feeds/search.atom", SearchParameters.Write(request with { Page = 1, Sort = SortOrder.Relevance }));

    public static string Crime(string concept) => $"/crimes/{concept}";

    public static string Topic(string id) => $"/topics/{id}";

    public static string Country(string iso3) => $"/countries/{iso3}";

    /// <param name="reference">A treaty reference: <c>untoc/6/1/b/ii</c>.</param>
    public static string Convention(string reference) => $"/convention/{reference}";

    public static string Linkage(SearchRequest request, string? a = null, string? b = null)
    {
        var pair = a is null || b is null ? "" : $"a={Uri.EscapeDataString(a)}&b={Uri.EscapeDataString(b)}";
        var search = SearchParameters.Write(request with { Page = 1 });
        return WithQuery("/linkage", string.Join('&', new[] { pair, search }.Where(p => p.Length > 0)));
    }

    public static string Cite(RecordId id, string format) => $"/api/v1/records/{id}/cite?format={format}";

    /// <summary>The permanent address with scheme and host, as it stands in citations.</summary>
    public static string Absolute(string root, string path) => root.TrimEnd('/') + path;

    /// <summary>Anchor of a paragraph on a record's page.</summary>
    public static string Paragraph(string section, string language, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{section}-{language}-{number}");

    private static string WithQuery(string path, string query) => query.Length == 0 ? path : path + "?" + query;
}
