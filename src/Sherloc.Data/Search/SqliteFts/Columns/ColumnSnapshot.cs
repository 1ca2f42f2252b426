namespace Sherloc.Data.Search.SqliteFts.Columns;

/// <summary>What memory keeps of all documents, at one moment. Immutable; a change makes a new one that shares what stayed the same.</summary>
internal sealed class ColumnSnapshot
{
    private static readonly ColumnChunk EmptyChunk = new(new DocumentColumns?[ColumnChunk.Size], new ValueTable());

    private ColumnSnapshot(ColumnChunk[] chunks, ValueTable values)
    {
        Chunks = chunks;
        Values = values;
        Count = chunks.Sum(c => c.Count);
    }

    public ColumnChunk[] Chunks { get; }

    public ValueTable Values { get; }

    public int Count { get; }

    /// <summary>Slots are below this.</summary>
    public int Slots => Chunks.Length * ColumnChunk.Size;

    public static ColumnSnapshot Empty() => new([], new ValueTable());

    /// <summary>With documents put, replaced or (where null) taken away.</summary>
    public ColumnSnapshot With(IReadOnlyDictionary<int, DocumentColumns?> changes)
    {
        if (changes.Count == 0)
        {
            return this;
        }

        var chunks = new ColumnChunk[Math.Max(Chunks.Length, (changes.Keys.Max() / ColumnChunk.Size) + 1)];
        Array.Fill(chunks, EmptyChunk);
        Chunks.CopyTo(chunks, 0);
        foreach (var touched in changes.GroupBy(c => c.Key / ColumnChunk.Size))
        {
            chunks[touched.Key] = chunks[touched.Key].With(touched.Select(c => (c.Key % ColumnChunk.Size, c.Value)), Values);
        }

        return new ColumnSnapshot(chunks, Values);
    }

    public UInt128 Id(int slot) => Chunks[slot / ColumnChunk.Size].Ids[slot % ColumnChunk.Size];

    public ReadOnlySpan<byte> TitleKey(int slot) => Chunks[slot / ColumnChunk.Size].TitleKeys[slot % ColumnChunk.Size];
}
