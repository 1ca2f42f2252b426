using Sherloc.Core.Linkage;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>How values of a facet occur together: the values, and inside each the values beside it. Exact, in one request.</summary>
internal static class PairSearch
{
    /// <summary>Elasticsearch refuses answers with more buckets than 65,536; so many values in one facet have none of ours.</summary>
    private const int MostValues = 2_000;

    private const string Values = BucketAnswer.InnerName;

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
            Aggs = Named(Values, new Aggregation { Terms = values, Aggs = Named(Values, new Aggregation { Terms = values }) }),
        };
    }

    public static PairCounts Read(SearchAnswer answer)
    {
        var single = new Dictionary<string, long>(StringComparer.Ordinal);
        var both = new Dictionary<(string A, string B), long>();
        var notRecorded = 0L;
        foreach (var bucket in answer.Aggregations?[Values].Buckets ?? [])
        {
            var value = bucket.Key;
            if (value == SearchFields.NotRecorded)
            {
                notRecorded = bucket.DocCount;
                continue;
            }

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

        return new PairCounts(answer.Hits?.Total?.Value ?? 0, notRecorded, single, both);
    }

    private static Dictionary<string, Aggregation> Named(string name, Aggregation aggregation) => new(StringComparer.Ordinal) { [name] = aggregation };
}
