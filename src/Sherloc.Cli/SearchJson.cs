using System.Text.Json;
using Sherloc.Core.Records;
using Sherloc.Core.Search;

namespace Sherloc.Cli;

/// <summary>The answer of the API's search, without the labels of facet values, which are the site's.</summary>
internal static class SearchJson
{
    public static string Write(SearchResults results) => JsonSerializer.Serialize(
        new
        {
            results.Total,
            results.Collection,
            Hits = results.Hits.Select(h => new
            {
                h.Card.Id,
                Kind = h.Card.Kind.ToSlug(),
                h.Card.Title,
                h.Card.TitleLanguage,
                h.Card.Country,
                Date = h.Card.Date.IsKnown ? h.Card.Date.Value.ToString() : null,
                h.Card.Crimes,
                h.Card.Articles,
                Excerpt = h.Excerpts.Count > 0 ? h.Excerpts[0].Text : null,
                Url = $"/records/{h.Card.Id}/{h.Card.Slug}",
            }),
            Facets = results.Facets.ToDictionary(f => f.Field, f => f.Values.Select(v => new { v.Value, v.Count, v.Selected })),
            Counted = results.Facets.ToDictionary(f => f.Field, f => f.Counted),
            NotRecorded = results.Facets.ToDictionary(f => f.Field, f => f.NotRecorded),
            results.Next,
        },
        Options);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
