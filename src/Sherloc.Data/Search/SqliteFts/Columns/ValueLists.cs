namespace Sherloc.Data.Search.SqliteFts.Columns;

/// <summary>Lists of value numbers of a chunk's documents, end to end.</summary>
internal sealed class ValueLists
{
    private readonly int[] _starts;
    private readonly int[] _values;

    public ValueLists(IReadOnlyList<int[]?> lists)
    {
        _starts = new int[lists.Count + 1];
        for (var index = 0; index < lists.Count; index++)
        {
            _starts[index + 1] = _starts[index] + (lists[index]?.Length ?? 0);
        }

        _values = new int[_starts[^1]];
        for (var index = 0; index < lists.Count; index++)
        {
            lists[index]?.CopyTo(_values, _starts[index]);
        }
    }

    public ReadOnlySpan<int> this[int index] => _values.AsSpan(_starts[index], _starts[index + 1] - _starts[index]);
}

/// <summary>The same for bytes of text.</summary>
internal sealed class TextLists
{
    private readonly int[] _starts;
    private readonly byte[] _bytes;

    public TextLists(IReadOnlyList<byte[]?> texts)
    {
        _starts = new int[texts.Count + 1];
        for (var index = 0; index < texts.Count; index++)
        {
            _starts[index + 1] = _starts[index] + (texts[index]?.Length ?? 0);
        }

        _bytes = new byte[_starts[^1]];
        for (var index = 0; index < texts.Count; index++)
        {
            texts[index]?.CopyTo(_bytes, _starts[index]);
        }
    }

    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(_starts[index], _starts[index + 1] - _starts[index]);
}
