using System.Globalization;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>Counts the values of all facets at once, over documents that match everything.</summary>
internal sealed class FacetTally(ColumnSnapshot snapshot, bool withSuggestions)
{
    private const int LastYear = 10_000;
    private readonly int[] _values = new int[snapshot.Values.Count];
    private readonly int[] _years = new int[LastYear];

    /// <summary>By the set of facets in which a document has values.</summary>
    private readonly int[] _recorded = new int[1 << FacetNumbers.WithValues.Count];

    /// <summary>By facet: documents that only this facet's selection keeps out.</summary>
    private readonly long[] _others = new long[FacetNumbers.Count];
    private readonly long[] _othersRecorded = new long[FacetNumbers.Count];
    private long _counted;

    public void Count(ColumnChunk chunk, ReadOnlySpan<int> members)
    {
        _counted += members.Length;
        var recorded = withSuggestions ? chunk.AllFacets : chunk.ConfirmedFacets;
        foreach (var member in members)
        {
            Add(chunk.Confirmed[member]);
            _recorded[recorded[member]]++;
            _years[chunk.Years[member]]++;
        }

        if (withSuggestions)
        {
            foreach (var member in members)
            {
                Add(chunk.Suggested[member]);
            }
        }
    }

    /// <summary>Counts one facet only, for a document that passes but for this facet's own selection.</summary>
    public void CountOnly(int facet, ColumnChunk chunk, int member)
    {
        _others[facet]++;
        if (facet == FacetNumbers.Year)
        {
            _years[chunk.Years[member]]++;
            return;
        }

        _othersRecorded[facet] += (withSuggestions ? chunk.AllFacets : chunk.ConfirmedFacets)[member] >> facet & 1;
        AddOf(facet, chunk.Confirmed[member]);
        if (withSuggestions)
        {
            AddOf(facet, chunk.Suggested[member]);
        }
    }

    public IReadOnlyList<Facet> Results(SearchRequest request)
    {
        var asked = request.Facets.Distinct(StringComparer.Ordinal).Where(f => FacetNumbers.Of(f) >= 0).ToList();
        var values = Values(request, asked);
        return [.. asked.Select(f => Result(f, FacetNumbers.Of(f), values, request))];
    }

    private Facet Result(string field, int facet, List<FacetValue>?[] values, SearchRequest request)
    {
        if (facet == FacetNumbers.Year)
        {
            return new Facet(field, _counted + _others[facet], _years[0], Years(request.Year));
        }

        var recorded = _othersRecorded[facet];
        for (var facets = 0; facets < _recorded.Length; facets++)
        {
            recorded += (facets >> facet & 1) == 1 ? _recorded[facets] : 0;
        }

        var counted = _counted + _others[facet];
        var all = values[facet]!;
        var isCut = request.Values(field).Count == 0 && all.Count > request.MostValues;
        return new Facet(field, counted, counted - recorded, isCut ? Largest(all) : all) { HasMore = isCut };

        List<FacetValue> Largest(List<FacetValue> values) =>
            [.. values.Where((v, index) => index < request.MostValues || (field == SearchFields.Article && SearchFields.IsInstrument(v.Value)))];
    }

    private void Add(ReadOnlySpan<int> numbers)
    {
        var values = _values;
        foreach (var number in numbers)
        {
            values[number]++;
        }
    }

    private void AddOf(int facet, ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            _values[number] += snapshot.Values.FacetOf(number) == facet ? 1 : 0;
        }
    }

    private List<FacetValue> Years(YearRange? chosen)
    {
        var values = new List<FacetValue>();
        for (var year = 1; year < LastYear; year++)
        {
            if (_years[year] > 0)
            {
                var selected = chosen is { HasLimit: true } && chosen.Contains(year);
                values.Add(new FacetValue(year.ToString(CultureInfo.InvariantCulture), _years[year], selected));
            }
        }

        return values;
    }

    /// <summary>By facet: values with a count and chosen ones without, largest first.</summary>
    private List<FacetValue>?[] Values(SearchRequest request, List<string> asked)
    {
        var table = snapshot.Values;
        var lists = new List<FacetValue>?[FacetNumbers.Count];
        var chosen = new HashSet<int>();
        foreach (var field in asked)
        {
            var facet = FacetNumbers.Of(field);
            var list = lists[facet] = [];
            foreach (var value in facet == FacetNumbers.Year ? [] : request.Values(field).Where(v => v != SearchFields.NotRecorded).Distinct(StringComparer.Ordinal))
            {
                var number = table.Find(facet, value);
                if (number < 0 || number >= _values.Length)
                {
                    list.Add(new FacetValue(value, 0, Selected: true));
                }
                else
                {
                    chosen.Add(number);
                }
            }
        }

        for (var number = 0; number < _values.Length; number++)
        {
            var selected = chosen.Count > 0 && chosen.Contains(number);
            if (_values[number] > 0 || selected)
            {
                lists[table.FacetOf(number)]?.Add(new FacetValue(table.ValueOf(number), _values[number], selected));
            }
        }

        Array.ForEach(lists, l => l?.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value)));
        return lists;
    }
}
