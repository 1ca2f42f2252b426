using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>The chosen values of a request by number, to be tested document by document.</summary>
internal sealed class FilterPlan
{
    private readonly List<FacetFilter> _filters = [];
    private readonly YearRange? _year;
    private readonly bool _withSuggestions;

    public FilterPlan(SearchRequest request, ColumnSnapshot snapshot)
    {
        _year = request.Year;
        _withSuggestions = request.WithSuggestions;
        foreach (var (field, values) in request.Filters)
        {
            var facet = FacetNumbers.Of(field);
            if (facet >= 0 && facet != FacetNumbers.Year && values.Count > 0)
            {
                var table = snapshot.Tables[facet];
                var chosen = new bool[table.Count];
                foreach (var number in values.Select(table.Find).Where(n => n >= 0 && n < chosen.Length))
                {
                    chosen[number] = true;
                }

                _filters.Add(new FacetFilter(facet, chosen, values.Contains(SearchFields.NotRecorded)));
            }
        }
    }

    /// <summary>No facet fails.</summary>
    public const int Passes = -1;

    /// <summary>More than one facet fails.</summary>
    public const int Fails = -2;

    public bool IsEmpty => _filters.Count == 0 && _year is null;

    /// <summary><see cref="Passes"/>, <see cref="Fails"/>, or the one facet without which the document would pass.</summary>
    public int Test(ColumnChunk chunk, int index)
    {
        var failed = Passes;
        if (_year is not null && !_year.Contains(chunk.Years[index] is var year and > 0 ? year : null))
        {
            failed = FacetNumbers.Year;
        }

        foreach (var filter in _filters)
        {
            if (!filter.Fits(chunk, index, _withSuggestions))
            {
                if (failed != Passes)
                {
                    return Fails;
                }

                failed = filter.Facet;
            }
        }

        return failed;
    }

    private sealed record FacetFilter(int Facet, bool[] Chosen, bool NotRecorded)
    {
        public bool Fits(ColumnChunk chunk, int index, bool withSuggestions)
        {
            var confirmed = chunk.Confirmed[Facet][index];
            var suggested = withSuggestions ? chunk.Suggested[Facet][index] : [];
            return confirmed.IsEmpty && suggested.IsEmpty ? NotRecorded : HasChosen(confirmed) || HasChosen(suggested);
        }

        private bool HasChosen(ReadOnlySpan<int> values)
        {
            foreach (var value in values)
            {
                if ((uint)value < (uint)Chosen.Length && Chosen[value])
                {
                    return true;
                }
            }

            return false;
        }
    }
}
