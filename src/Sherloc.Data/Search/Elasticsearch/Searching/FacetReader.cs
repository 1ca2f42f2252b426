using System.Globalization;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>Aggregations as facets.</summary>
internal sealed class FacetReader(SearchRequest request, FacetPlan plan)
{
    public IReadOnlyList<Facet> Read(IReadOnlyDictionary<string, AggregationAnswer> aggregations, long total)
    {
        var rest = aggregations.TryGetValue(FacetPlan.Rest, out var filtered) ? filtered.Inner : aggregations;
        return
        [
            .. plan.Facets.Select(f => plan.IsChosen(f)
                ? Read(f, aggregations[f].Inner[f], aggregations[f].DocCount)
                : Read(f, rest[f], total)),
        ];
    }

    private Facet Read(string facet, AggregationAnswer answer, long counted)
    {
        var counts = new Counts(answer.Buckets ?? []);
        if (facet == SearchFields.Year)
        {
            return Years(counts, counted);
        }

        var values = Values(facet, counts.Values);
        var most = plan.MostValues(facet);
        return new Facet(facet, counted, counts.NotRecorded, values.Count > most ? values[..most] : values) { HasMore = values.Count > most };
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
        public Counts(IReadOnlyList<BucketAnswer> buckets)
        {
            Values = new List<(string, long)>(buckets.Count);
            foreach (var bucket in buckets)
            {
                if (bucket.Key == SearchFields.NotRecorded)
                {
                    NotRecorded = bucket.DocCount;
                }
                else
                {
                    Values.Add((bucket.Key, bucket.DocCount));
                }
            }
        }

        public List<(string Value, long Count)> Values { get; }

        public long NotRecorded { get; }
    }
}
