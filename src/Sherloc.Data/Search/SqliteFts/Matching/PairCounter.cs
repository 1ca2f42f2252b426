using Sherloc.Core.Linkage;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>How often two values of a facet stand on one document.</summary>
internal sealed class PairCounter(SearchRequest request, string facet, ColumnSnapshot snapshot)
{
    private readonly Dictionary<(int A, int B), long> _both = [];
    private readonly Dictionary<int, long> _single = [];
    private long _total;
    private long _notRecorded;

    public PairCounts Count(DocSet documents)
    {
        var number = FacetNumbers.Of(facet);
        var filters = new FilterPlan(request, snapshot);
        var members = new int[ColumnChunk.Size];
        for (var index = 0; index < snapshot.Chunks.Length; index++)
        {
            var chunk = snapshot.Chunks[index];
            foreach (var member in members.AsSpan(0, documents.CopyChunk(index, members)))
            {
                if (filters.Test(chunk, member) == FilterPlan.Passes)
                {
                    Add(number, chunk.Confirmed[member], request.WithSuggestions ? chunk.Suggested[member] : []);
                }
            }
        }

        var values = snapshot.Values;
        return new PairCounts(
            _total,
            _notRecorded,
            _single.ToDictionary(p => values.ValueOf(p.Key), p => p.Value),
            _both.ToDictionary(p => Ordered(values.ValueOf(p.Key.A), values.ValueOf(p.Key.B)), p => p.Value));
    }

    private void Add(int facet, ReadOnlySpan<int> confirmed, ReadOnlySpan<int> suggested)
    {
        var found = new List<int>();
        foreach (var number in (ReadOnlySpan<int>)[.. confirmed, .. suggested])
        {
            if (snapshot.Values.FacetOf(number) == facet)
            {
                found.Add(number);
            }
        }

        Add(found);
    }

    private void Add(List<int> values)
    {
        _total++;
        _notRecorded += values.Count == 0 ? 1 : 0;
        for (var a = 0; a < values.Count; a++)
        {
            _single[values[a]] = _single.GetValueOrDefault(values[a]) + 1;
            for (var b = a + 1; b < values.Count; b++)
            {
                var pair = (Math.Min(values[a], values[b]), Math.Max(values[a], values[b]));
                _both[pair] = _both.GetValueOrDefault(pair) + 1;
            }
        }
    }

    private static (string A, string B) Ordered(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
