using System.Numerics;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>A set of documents: a bit for each slot.</summary>
internal sealed class DocSet(int slots)
{
    public ulong[] Bits { get; } = new ulong[(slots + 63) / 64];

    public static DocSet Live(ColumnSnapshot snapshot)
    {
        var set = new DocSet(snapshot.Slots);
        for (var chunk = 0; chunk < snapshot.Chunks.Length; chunk++)
        {
            snapshot.Chunks[chunk].Live.CopyTo(set.Bits, chunk * (ColumnChunk.Size / 64));
        }

        return set;
    }

    public void Add(int slot) => Bits[slot >> 6] |= 1UL << slot;

    public bool Contains(int slot) => (Bits[slot >> 6] >> slot & 1) != 0;

    public void IntersectWith(DocSet other)
    {
        for (var index = 0; index < Bits.Length; index++)
        {
            Bits[index] &= other.Bits[index];
        }
    }

    public void UnionWith(DocSet other)
    {
        for (var index = 0; index < Bits.Length; index++)
        {
            Bits[index] |= other.Bits[index];
        }
    }

    public void Remove(DocSet other)
    {
        for (var index = 0; index < Bits.Length; index++)
        {
            Bits[index] &= ~other.Bits[index];
        }
    }

    /// <summary>Appends the members among 1,024 neighbours, counted from the first of them.</summary>
    public int CopyChunk(int chunk, Span<int> members)
    {
        const int Words = ColumnChunk.Size / 64;
        var count = 0;
        for (var word = 0; word < Words; word++)
        {
            for (var bits = Bits[(chunk * Words) + word]; bits != 0; bits &= bits - 1)
            {
                members[count++] = (word * 64) + BitOperations.TrailingZeroCount(bits);
            }
        }

        return count;
    }
}
