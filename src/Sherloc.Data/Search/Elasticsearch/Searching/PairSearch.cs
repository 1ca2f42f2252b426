using Sherloc.Core.Linkage;
using Sherloc.Data.Search.Elasticsearch.Documents;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>How values of a facet occur together: the values, and inside each the values beside it. Exact, in one request.</summary>
internal static class PairSearch
{
    /// <summary>Elasticsearch refuses answers with more buckets than 65,536; so many values in one facet have none of ours.</summary>
    private const int MostValues = 2_000;

    public static SearchBody Body(SearchPlan plan, string facet)
    {
        var filters = new FilterCompiler(plan.Request.WithSuggestions);
        var values = new TermsAggregation(filters.Field(facet), MostValues);
        return new SearchBody
        {
            Query = new Clause
            {
                Bool = new BoolClause { Filter = [new QueryCompiler(plan.Request.WithSuggestions).Compile(plan.Query.Root), .. filters.Selections(plan.Request).Values] },
            },
            Size = 0,
            Aggs = new Dictionary<string, Aggregation>(StringComparer.Ordinal)
            {
                [facet] = new() { Terms = values, Aggs = new Dictionary<string, Aggregation>(StringComparer.Ordinal) { [BucketAnswer.InnerName] = new() { Terms = values } } },
                [FacetFields.Unrecorded] = FacetPlan.Unrecorded(filters),
            },
        };
    }

    public static PairCounts Read(SearchAnswer answer, string facet)
    {
        var single = new Dictionary<string, long>(StringComparer.Ordinal);
        var both = new Dictionary<(string A, string B), long>();
        var counted = answer.Aggregations ?? throw new InvalidOperationException("Elasticsearch has counted nothing.");
        foreach (var bucket in counted[facet].Buckets ?? [])
        {
            var value = bucket.Key;
            single[value] = bucket.DocCount;
            foreach (var beside in bucket.Values?.Buckets ?? [])
            {
                var other = beside.Key;
                if (string.CompareOrdinal(value, other) < 0)
                {
                    both[(value, other)] = beside.DocCount;
                }
            }
        }

        return new PairCounts(answer.Hits?.Total?.Value ?? 0, FacetReader.NotRecorded(facet, counted), single, both);
    }
}
