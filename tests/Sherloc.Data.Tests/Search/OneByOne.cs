using System.Globalization;
using Sherloc.Core.Search;

namespace Sherloc.Data.Tests.Search;

/// <summary>Counts facets in the plainest way: every document, every rule, nothing remembered.</summary>
internal sealed class OneByOne(IReadOnlyList<IndexDocument> documents, SearchRequest request)
{
    public IReadOnlyList<IndexDocument> Matching(string? but = null) =>
        [.. documents.Where(d => SearchFields.Facets.All(f => f == but || Passes(d, f)))];

    public Facet Facet(string field)
    {
        var counted = Matching(but: field);
        var counts = counted.SelectMany(d => Values(d, field)).CountBy(v => v).ToDictionary();
        if (field == SearchFields.Year)
        {
            return new Facet(
                field,
                counted.Count,
                counted.Count(d => d.Year is null),
                [.. counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new FacetValue(c.Key, c.Value, IsChosenYear(c.Key)))]);
        }

        var chosen = request.Values(field).Where(v => v != SearchFields.NotRecorded).ToList();
        var values = counts.Keys.Union(chosen)
            .Select(v => new FacetValue(v, counts.GetValueOrDefault(v), chosen.Contains(v)))
            .OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal);
        return new Facet(field, counted.Count, counted.Count(d => Values(d, field).Count == 0), [.. values]);
    }

    public IReadOnlyList<string> Values(IndexDocument document, string field) => field == SearchFields.Year
        ? document.Year is { } year ? [year.ToString(CultureInfo.InvariantCulture)] : []
        : [.. document.Facets.GetValueOrDefault(field) ?? [], .. request.WithSuggestions ? document.Suggested.GetValueOrDefault(field) ?? [] : []];

    private bool IsChosenYear(string year) =>
        request.Year is { HasLimit: true } range && range.Contains(int.Parse(year, CultureInfo.InvariantCulture));

    private bool Passes(IndexDocument document, string field)
    {
        if (field == SearchFields.Year)
        {
            return request.Year?.Contains(document.Year) ?? true;
        }

        var chosen = request.Values(field);
        var values = Values(document, field);
        return chosen.Count == 0 || values.Intersect(chosen).Any() || (values.Count == 0 && chosen.Contains(SearchFields.NotRecorded));
    }
}
