using System.Globalization;
using Sherloc.Core.Search;

namespace Sherloc.Data.Search.Elasticsearch.Documents;

/// <summary>
/// Each facet is a keyword field, once confirmed and once with suggestions; one more field names the facets without a value. What has few values
/// stands together in a further field as <c>facet:value</c>: to go through that one takes about half the time of all of them.
/// </summary>
internal static class FacetFields
{
    /// <summary>Values that a source or an editor stands for.</summary>
    public const string Confirmed = "facets";

    /// <summary>These and what suggestions add.</summary>
    public const string WithSuggestions = "suggested";

    /// <summary>In place of a facet: the names of those in which nothing is recorded.</summary>
    public const string Unrecorded = "unrecorded";

    /// <summary>In place of a facet: the values of every facet but articles, the instruments, and the facets in which nothing is recorded.</summary>
    public const string Together = "together";

    /// <summary>In <see cref="Together"/>: the articles that are whole instruments.</summary>
    public const string Instruments = "instruments";

    /// <summary>Between facet and value.</summary>
    public const char Separator = ':';

    /// <summary>Whether a facet has so few values that it stands in <see cref="Together"/>.</summary>
    public static bool IsTogether(string facet) => facet != SearchFields.Article;

    public static bool IsInstrument(string article) => !article.Contains('/', StringComparison.Ordinal);

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
