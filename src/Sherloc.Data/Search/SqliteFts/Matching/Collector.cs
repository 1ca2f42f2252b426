using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>One walk over the documents of a query: filters, facets, total and the first hits.</summary>
internal sealed class Collector(SearchRequest request, ColumnSnapshot snapshot, TopHits hits)
{
    private readonly FilterPlan _filters = new(request, snapshot);
    private readonly FacetTally? _tally = request.Facets.Count > 0 ? new FacetTally(snapshot, request.WithSuggestions) : null;

    public long Total { get; private set; }

    public IReadOnlyList<Facet> Facets => _tally?.Results(request) ?? [];

    public void Collect(DocSet documents)
    {
        var members = new int[ColumnChunk.Size];
        for (var number = 0; number < snapshot.Chunks.Length; number++)
        {
            var chunk = snapshot.Chunks[number];
            var passing = members.AsSpan(0, documents.CopyChunk(number, members));
            if (!_filters.IsEmpty)
            {
                passing = passing[..KeepPassing(chunk, passing)];
            }

            Total += passing.Length;
            _tally?.Count(chunk, passing);
            foreach (var member in passing)
            {
                hits.Offer((number * ColumnChunk.Size) + member);
            }
        }
    }

    /// <summary>Moves those that pass to the front; those that one facet alone keeps out are counted there.</summary>
    private int KeepPassing(ColumnChunk chunk, Span<int> members)
    {
        var count = 0;
        foreach (var member in members)
        {
            var facet = _filters.Test(chunk, member);
            if (facet == FilterPlan.Passes)
            {
                members[count++] = member;
            }
            else if (facet != FilterPlan.Fails)
            {
                _tally?.CountOnly(facet, chunk, member);
            }
        }

        return count;
    }
}
