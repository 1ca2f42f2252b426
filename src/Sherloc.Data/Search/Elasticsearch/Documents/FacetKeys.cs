using System.Globalization;
using Sherloc.Core.Search;

namespace Sherloc.Data.Search.Elasticsearch.Documents;

/// <summary>
/// All facets of a document stand in one keyword field, as <c>crime=corruption</c>: one aggregation counts all of them, and what is not
/// recorded is a value like the others (<c>crime=not-recorded</c>).
/// </summary>
internal static class FacetKeys
{
    /// <summary>Values that a source or an editor stands for.</summary>
    public const string Confirmed = "facets";

    /// <summary>These and what suggestions add.</summary>
    public const string WithSuggestions = "suggested";

    public static string Of(string facet, string value) => $"{facet}={value}";

    /// <summary>Every value of the document, in each facet one at least.</summary>
    public static IEnumerable<string> Of(IndexDocument document, bool withSuggestions)
    {
        foreach (var facet in SearchFields.Facets)
        {
            var any = false;
            foreach (var value in Values(document, facet, withSuggestions))
            {
                any = true;
                yield return Of(facet, value);
            }

            if (!any)
            {
                yield return Of(facet, SearchFields.NotRecorded);
            }
        }
    }

    /// <summary>Facet and value of a key.</summary>
    public static (string Facet, string Value) Split(string key)
    {
        var at = key.IndexOf('=', StringComparison.Ordinal);
        return (key[..at], key[(at + 1)..]);
    }

    private static IEnumerable<string> Values(IndexDocument document, string facet, bool withSuggestions)
    {
        if (facet == SearchFields.Year)
        {
            return document.Year is { } year ? [year.ToString(CultureInfo.InvariantCulture)] : [];
        }

        var confirmed = document.Facets.GetValueOrDefault(facet) ?? [];
        return withSuggestions && document.Suggested.TryGetValue(facet, out var more) ? confirmed.Concat(more) : confirmed;
    }
}
