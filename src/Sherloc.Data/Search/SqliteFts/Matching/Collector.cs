using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>One walk over the documents of a query: filters, facets, total and the first hits.</summary>
internal sealed class Collector(SearchRequest request, ColumnSnapshot snapshot, TopHits hits)
{
    private readonly FilterPlan _filters = new(request, snapshot);
    private readonly List<FacetTally> _tallies =
        [.. request.Facets.Where(f => FacetNumbers.Of(f) >= 0).Distinct(StringComparer.Ordinal).Select(f => new FacetTally(f, snapshot, request.WithSuggestions))];

    public long Total { get; private set; }

    public IReadOnlyList<Facet> Facets => [.. _tallies.Select(t => t.Result(request))];

    public void Collect(DocSet documents)
    {
        var members = new int[ColumnChunk.Size];
        var passed = new int[ColumnChunk.Size];
        var nearly = new List<int>[FacetNumbers.Count];
        for (var facet = 0; facet < nearly.Length; facet++)
        {
            nearly[facet] = [];
        }

        for (var number = 0; number < snapshot.Chunks.Length; number++)
        {
            var chunk = snapshot.Chunks[number];
            var found = members.AsSpan(0, documents.CopyChunk(number, members));
            var passing = _filters.IsEmpty ? found : Split(chunk, found, passed, nearly);
            Total += passing.Length;
            foreach (var member in passing)
            {
                hits.Offer((number * ColumnChunk.Size) + member);
            }

            foreach (var tally in _tallies)
            {
                tally.Count(chunk, passing);
                tally.Count(chunk, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(nearly[tally.Number]));
            }
        }
    }

    /// <summary>Those that pass, and by facet those that only this facet keeps out.</summary>
    private Span<int> Split(ColumnChunk chunk, ReadOnlySpan<int> found, int[] passed, List<int>[] nearly)
    {
        foreach (var list in nearly)
        {
            list.Clear();
        }

        var count = 0;
        foreach (var member in found)
        {
            switch (_filters.Test(chunk, member))
            {
                case FilterPlan.Passes:
                    passed[count++] = member;
                    break;
                case FilterPlan.Fails:
                    break;
                case var facet:
                    nearly[facet].Add(member);
                    break;
            }
        }

        return passed.AsSpan(0, count);
    }
}
