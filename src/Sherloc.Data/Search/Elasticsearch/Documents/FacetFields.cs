using System.Globalization;
using Sherloc.Core.Search;

namespace Sherloc.Data.Search.Elasticsearch.Documents;

/// <summary>Each facet is a keyword field, once confirmed and once with suggestions; one more field names the facets without a value.</summary>
internal static class FacetFields
{
    /// <summary>Values that a source or an editor stands for.</summary>
    public const string Confirmed = "facets";

    /// <summary>These and what suggestions add.</summary>
    public const string WithSuggestions = "suggested";

    /// <summary>In place of a facet: the names of those in which nothing is recorded.</summary>
    public const string Unrecorded = "unrecorded";

    public static string Of(string facet, bool withSuggestions) => $"{(withSuggestions ? WithSuggestions : Confirmed)}.{facet}";

    /// <summary>The values of a document, none where nothing is recorded.</summary>
    public static IReadOnlyList<string> Values(IndexDocument document, string facet, bool withSuggestions)
    {
        if (facet == SearchFields.Year)
        {
            return document.Year is { } year ? [year.ToString(CultureInfo.InvariantCulture)] : [];
        }

        var confirmed = document.Facets.GetValueOrDefault(facet) ?? [];
        return withSuggestions && document.Suggested.TryGetValue(facet, out var more) ? [.. confirmed, .. more] : confirmed;
    }
}
