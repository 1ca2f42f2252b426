using System.Globalization;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Documents;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>Aggregations as facets.</summary>
internal sealed class FacetReader(SearchRequest request, FacetPlan plan)
{
    private static readonly Dictionary<string, AggregationAnswer> NoneInside = [];

    public IReadOnlyList<Facet> Read(IReadOnlyDictionary<string, AggregationAnswer> aggregations, long total)
    {
        var rest = Apart(aggregations.TryGetValue(FacetPlan.Rest, out var filtered) ? filtered.Inner : aggregations);
        return
        [
            .. plan.Facets.Select(f => plan.IsChosen(f)
                ? Read(f, aggregations[f].Inner, aggregations[f].DocCount)
                : Read(f, rest, total)),
        ];
    }

    /// <summary>What was counted together, each under its own name.</summary>
    private static IReadOnlyDictionary<string, AggregationAnswer> Apart(IReadOnlyDictionary<string, AggregationAnswer> answers)
    {
        if (!answers.TryGetValue(FacetFields.Together, out var together))
        {
            return answers;
        }

        var buckets = new Dictionary<string, List<BucketAnswer>>(StringComparer.Ordinal);
        var names = buckets.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var bucket in together.Buckets ?? [])
        {
            var end = bucket.Key.IndexOf(FacetFields.Separator, StringComparison.Ordinal);
            if (!names.TryGetValue(bucket.Key.AsSpan(0, end), out var own))
            {
                buckets[bucket.Key[..end]] = own = [];
            }

            own.Add(new BucketAnswer(bucket.Key[(end + 1)..], bucket.DocCount, null));
        }

        var apart = buckets.ToDictionary(f => f.Key, f => new AggregationAnswer(0, f.Value, NoneInside), StringComparer.Ordinal);
        foreach (var (name, answer) in answers)
        {
            apart[name] = answer;
        }

        return apart;
    }

    private static IReadOnlyList<BucketAnswer> Buckets(IReadOnlyDictionary<string, AggregationAnswer> answers, string name) =>
        answers.GetValueOrDefault(name)?.Buckets ?? [];

    private Facet Read(string facet, IReadOnlyDictionary<string, AggregationAnswer> answers, long counted)
    {
        var buckets = Buckets(answers, facet);
        var notRecorded = NotRecorded(facet, answers);
        if (facet == SearchFields.Year)
        {
            return new Facet(facet, counted, notRecorded, Years(buckets));
        }

        var values = Values(facet, buckets);
        if (values.Count <= plan.MostValues(facet))
        {
            return new Facet(facet, counted, notRecorded, values);
        }

        var kept = values[..plan.MostValues(facet)];
        if (facet == SearchFields.Article)
        {
            kept.AddRange(Values(facet, Buckets(answers, FacetFields.Instruments)).ExceptBy(kept.Select(v => v.Value), v => v.Value));
        }

        return new Facet(facet, counted, notRecorded, kept) { HasMore = true };
    }

    /// <summary>In how many documents nothing is recorded in a facet.</summary>
    public static long NotRecorded(string facet, IReadOnlyDictionary<string, AggregationAnswer> answers) =>
        Buckets(answers, FacetFields.Unrecorded).FirstOrDefault(b => b.Key == facet)?.DocCount ?? 0;

    private List<FacetValue> Values(string facet, IReadOnlyList<BucketAnswer> counted)
    {
        var chosen = request.Values(facet).Where(v => v != SearchFields.NotRecorded).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var values = new List<FacetValue>(counted.Count);
        foreach (var (value, count, _) in counted)
        {
            var selected = chosen.Count > 0 && chosen.RemoveAll(c => c.Equals(value, StringComparison.OrdinalIgnoreCase)) > 0;
            values.Add(new FacetValue(value, count, selected));
        }

        values.AddRange(chosen.Select(c => new FacetValue(c, 0, Selected: true)));
        values.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value));
        return values;
    }

    private List<FacetValue> Years(IReadOnlyList<BucketAnswer> counted) =>
    [
        .. counted
            .Select(b => (Year: int.Parse(b.Key, CultureInfo.InvariantCulture), b.Key, b.DocCount))
            .OrderBy(b => b.Year)
            .Select(b => new FacetValue(b.Key, b.DocCount, request.Year is { HasLimit: true } range && range.Contains(b.Year))),
    ];
}
