using System.Collections.Concurrent;

namespace Sherloc.Data.Search.SqliteFts.Columns;

/// <summary>
/// The values of all facets by number, so that a document is one list of numbers and a count is one array. Numbers are given once and
/// stay; one thread adds, many read.
/// </summary>
internal sealed class ValueTable
{
    private readonly ConcurrentDictionary<(int Facet, string Value), int> _numbers = new();
    private Entry[] _entries = new Entry[64];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public int NumberOf(int facet, string value)
    {
        if (_numbers.TryGetValue((facet, value), out var number))
        {
            return number;
        }

        number = _count;
        if (number == _entries.Length)
        {
            var larger = new Entry[number * 2];
            _entries.CopyTo(larger, 0);
            Volatile.Write(ref _entries, larger);
        }

        _entries[number] = new Entry(facet, value);
        Volatile.Write(ref _count, number + 1);
        _numbers[(facet, value)] = number;
        return number;
    }

    public int FacetOf(int number) => Volatile.Read(ref _entries)[number].Facet;

    public string ValueOf(int number) => Volatile.Read(ref _entries)[number].Value;

    /// <summary>As written, else in lower or upper case; -1 where no record has it.</summary>
    public int Find(int facet, string value) =>
        _numbers.TryGetValue((facet, value), out var number)
        || _numbers.TryGetValue((facet, value.ToLowerInvariant()), out number)
        || _numbers.TryGetValue((facet, value.ToUpperInvariant()), out number)
            ? number
            : -1;

    private readonly record struct Entry(int Facet, string Value);
}
