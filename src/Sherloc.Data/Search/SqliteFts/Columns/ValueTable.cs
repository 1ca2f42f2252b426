using System.Collections.Concurrent;

namespace Sherloc.Data.Search.SqliteFts.Columns;

/// <summary>The values of one facet by number. Numbers are given once and stay; one thread adds, many read.</summary>
internal sealed class ValueTable
{
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private string[] _values = new string[16];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public string this[int number] => Volatile.Read(ref _values)[number];

    public int NumberOf(string value)
    {
        if (_numbers.TryGetValue(value, out var number))
        {
            return number;
        }

        number = _count;
        if (number == _values.Length)
        {
            var larger = new string[number * 2];
            _values.CopyTo(larger, 0);
            Volatile.Write(ref _values, larger);
        }

        _values[number] = value;
        Volatile.Write(ref _count, number + 1);
        _numbers[value] = number;
        return number;
    }

    /// <summary>As written, else in lower or upper case; -1 where no record has it.</summary>
    public int Find(string value) =>
        _numbers.TryGetValue(value, out var number)
        || _numbers.TryGetValue(value.ToLowerInvariant(), out number)
        || _numbers.TryGetValue(value.ToUpperInvariant(), out number)
            ? number
            : -1;
}
