using System.Globalization;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Documents;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>Aggregations as facets.</summary>
internal sealed class FacetReader(SearchRequest request, FacetPlan plan)
{
    public IReadOnlyList<Facet> Read(IReadOnlyDictionary<string, AggregationAnswer> aggregations, long total)
    {
        var counts = plan.Facets.ToDictionary(f => f, _ => new Counts(), StringComparer.Ordinal);
        foreach (var (name, answer) in aggregations)
        {
            var buckets = (answer.Values ?? answer).Buckets ?? [];
            foreach (var bucket in buckets)
            {
                var (facet, value) = FacetKeys.Split(bucket.Key);
                if (counts.TryGetValue(facet, out var of) && plan.IsChosen(facet) == (name == facet))
                {
                    of.Add(value, bucket.DocCount);
                }
            }
        }

        return
        [
            .. plan.Facets.Select(f => f == SearchFields.Year
                ? Years(counts[f], Counted(f))
                : new Facet(f, Counted(f), counts[f].NotRecorded, Values(f, counts[f].Values))),
        ];

        long Counted(string facet) => plan.IsChosen(facet) ? aggregations.GetValueOrDefault(facet)?.DocCount ?? 0 : total;
    }

    private List<FacetValue> Values(string facet, List<(string Value, long Count)> counted)
    {
        var chosen = request.Values(facet).Where(v => v != SearchFields.NotRecorded).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var values = new List<FacetValue>(counted.Count);
        foreach (var (value, count) in counted)
        {
            var selected = chosen.Count > 0 && chosen.RemoveAll(c => c.Equals(value, StringComparison.OrdinalIgnoreCase)) > 0;
            values.Add(new FacetValue(value, count, selected));
        }

        values.AddRange(chosen.Select(c => new FacetValue(c, 0, Selected: true)));
        values.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value));
        return values;
    }

    private Facet Years(Counts counts, long counted)
    {
        var years = counts.Values
            .Select(v => (Year: int.Parse(v.Value, CultureInfo.InvariantCulture), v.Value, v.Count))
            .OrderBy(v => v.Year)
            .Select(v => new FacetValue(v.Value, v.Count, request.Year is { HasLimit: true } range && range.Contains(v.Year)));
        return new Facet(SearchFields.Year, counted, counts.NotRecorded, [.. years]);
    }

    private sealed class Counts
    {
        public List<(string Value, long Count)> Values { get; } = [];

        public long NotRecorded { get; private set; }

        public void Add(string value, long count)
        {
            if (value == SearchFields.NotRecorded)
            {
                NotRecorded = count;
            }
            else
            {
                Values.Add((value, count));
            }
        }
    }
}
