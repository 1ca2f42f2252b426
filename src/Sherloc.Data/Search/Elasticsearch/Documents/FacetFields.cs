using System.Globalization;
using Sherloc.Core.Search;

namespace Sherloc.Data.Search.Elasticsearch.Documents;

/// <summary>Each facet is a keyword field, once confirmed and once with suggestions; what is not recorded is a value like the others.</summary>
internal static class FacetFields
{
    /// <summary>Values that a source or an editor stands for.</summary>
    public const string Confirmed = "facets";

    /// <summary>These and what suggestions add.</summary>
    public const string WithSuggestions = "suggested";

    public static string Of(string facet, bool withSuggestions) => $"{(withSuggestions ? WithSuggestions : Confirmed)}.{facet}";

    /// <summary>The values of a document, one at least.</summary>
    public static IEnumerable<string> Values(IndexDocument document, string facet, bool withSuggestions)
    {
        var values = Recorded(document, facet, withSuggestions);
        return values.Count > 0 ? values : [SearchFields.NotRecorded];
    }

    private static IReadOnlyList<string> Recorded(IndexDocument document, string facet, bool withSuggestions)
    {
        if (facet == SearchFields.Year)
        {
            return document.Year is { } year ? [year.ToString(CultureInfo.InvariantCulture)] : [];
        }

        var confirmed = document.Facets.GetValueOrDefault(facet) ?? [];
        return withSuggestions && document.Suggested.TryGetValue(facet, out var more) ? [.. confirmed, .. more] : confirmed;
    }
}
