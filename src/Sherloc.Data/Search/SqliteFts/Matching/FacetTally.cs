using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>Counts one facet over documents that match everything but its own selection.</summary>
internal sealed class FacetTally(string field, ColumnSnapshot snapshot, bool withSuggestions)
{
    private const int LastYear = 10_000;
    private readonly int _facet = FacetNumbers.Of(field);
    private readonly int[] _counts = new int[field == SearchFields.Year ? LastYear : snapshot.Tables[FacetNumbers.Of(field)].Count];
    private long _counted;
    private long _notRecorded;

    public int Number => _facet;

    public void Count(ColumnChunk chunk, ReadOnlySpan<int> members)
    {
        _counted += members.Length;
        if (_facet == FacetNumbers.Year)
        {
            CountYears(chunk, members);
            return;
        }

        var confirmed = chunk.Confirmed[_facet];
        var suggested = withSuggestions ? chunk.Suggested[_facet] : null;
        foreach (var member in members)
        {
            var values = confirmed[member];
            Add(values);
            if (suggested is not null)
            {
                var more = suggested[member];
                Add(more);
                _notRecorded += values.IsEmpty && more.IsEmpty ? 1 : 0;
            }
            else
            {
                _notRecorded += values.IsEmpty ? 1 : 0;
            }
        }
    }

    public Facet Result(SearchRequest request)
    {
        var values = _facet == FacetNumbers.Year ? Years(request.Year) : Values(request.Values(field));
        return new Facet(field, _counted, _notRecorded, values);
    }

    private void Add(ReadOnlySpan<int> values)
    {
        var counts = _counts;
        foreach (var value in values)
        {
            counts[value]++;
        }
    }

    private void CountYears(ColumnChunk chunk, ReadOnlySpan<int> members)
    {
        foreach (var member in members)
        {
            _counts[chunk.Years[member]]++;
        }

        _notRecorded += _counts[0];
        _counts[0] = 0;
    }

    private List<FacetValue> Years(YearRange? chosen)
    {
        var values = new List<FacetValue>();
        for (var year = 1; year < LastYear; year++)
        {
            if (_counts[year] > 0)
            {
                values.Add(new FacetValue(
                    year.ToString(System.Globalization.CultureInfo.InvariantCulture), _counts[year], chosen is { HasLimit: true } && chosen.Contains(year)));
            }
        }

        return values;
    }

    private List<FacetValue> Values(IReadOnlyList<string> chosen)
    {
        var table = snapshot.Tables[_facet];
        var selected = chosen.Where(v => v != SearchFields.NotRecorded).ToDictionary(v => table.Find(v) is var n and >= 0 ? table[n] : v, StringComparer.Ordinal);
        var values = new List<FacetValue>();
        for (var number = 0; number < _counts.Length; number++)
        {
            if (_counts[number] > 0 || (selected.Count > 0 && selected.ContainsKey(table[number])))
            {
                values.Add(new FacetValue(table[number], _counts[number], selected.Remove(table[number])));
            }
        }

        values.AddRange(selected.Keys.Select(v => new FacetValue(v, 0, Selected: true)));
        values.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value));
        return values;
    }
}
