using System.Numerics;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>The chosen values of a request by number, to be tested document by document.</summary>
internal sealed class FilterPlan
{
    /// <summary>No facet fails.</summary>
    public const int Passes = -1;

    /// <summary>More than one facet fails.</summary>
    public const int Fails = -2;

    /// <summary>By value number: the bit of its facet where the value is chosen.</summary>
    private readonly ushort[] _chosen;
    private readonly YearRange? _year;
    private readonly bool _withSuggestions;
    private readonly int _filtered;
    private readonly int _notRecorded;

    public FilterPlan(SearchRequest request, ColumnSnapshot snapshot)
    {
        _year = request.Year;
        _withSuggestions = request.WithSuggestions;
        _chosen = new ushort[snapshot.Values.Count];
        foreach (var (field, values) in request.Filters)
        {
            var facet = FacetNumbers.Of(field);
            if (facet < 0 || facet == FacetNumbers.Year || values.Count == 0)
            {
                continue;
            }

            _filtered |= 1 << facet;
            _notRecorded |= values.Contains(SearchFields.NotRecorded) ? 1 << facet : 0;
            foreach (var number in values.Select(v => snapshot.Values.Find(facet, v)).Where(n => n >= 0 && n < _chosen.Length))
            {
                _chosen[number] = (ushort)(1 << facet);
            }
        }
    }

    public bool IsEmpty => _filtered == 0 && _year is null;

    /// <summary><see cref="Passes"/>, <see cref="Fails"/>, or the one facet without which the document would pass.</summary>
    public int Test(ColumnChunk chunk, int index)
    {
        var failed = 0;
        if (_filtered != 0)
        {
            var recorded = (_withSuggestions ? chunk.AllFacets : chunk.ConfirmedFacets)[index];
            var fits = Chosen(chunk.Confirmed[index]) | (_notRecorded & ~recorded);
            failed = _filtered & ~(_withSuggestions ? fits | Chosen(chunk.Suggested[index]) : fits);
        }

        if (_year is not null && !_year.Contains(chunk.Years[index] is var year and > 0 ? year : null))
        {
            failed |= 1 << FacetNumbers.Year;
        }

        return failed == 0 ? Passes : BitOperations.IsPow2(failed) ? BitOperations.TrailingZeroCount(failed) : Fails;
    }

    private int Chosen(ReadOnlySpan<int> values)
    {
        var facets = 0;
        foreach (var value in values)
        {
            // A value that came after this plan was made is in no document of its snapshot.
            facets |= _chosen[value];
        }

        return facets;
    }
}
