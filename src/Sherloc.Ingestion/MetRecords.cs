using System.Runtime.InteropServices;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion;

/// <summary>
/// Which records a run has met, and where first: 20 bytes for each of a million. It grows by small pieces and nothing in it moves, where a
/// dictionary holds up to twice what it needs, and three times while it grows.
/// </summary>
internal sealed class MetRecords
{
    // Short of 85,000 bytes, from where on the runtime keeps what it frees.
    private const int PieceSize = 4_096;

    // The last 16 bits of an id choose a chain of places, by one more than their index, so that 0 ends it; the first 64 tell ids in it apart.
    private readonly int[] chains = new int[1 << 16];
    private readonly List<Place[]> pieces = [];
    private int count;

    public bool Contains(RecordId id) => Find(id.Number) is not null;

    /// <summary>Notes a record that was not met yet; of one that was, answers with the file and line it was met at first.</summary>
    public (int File, int Line)? Add(RecordId id, int file, int line)
    {
        var number = id.Number;
        if (Find(number) is { } first)
        {
            return (first.File, first.Line);
        }

        if (count == pieces.Count * PieceSize)
        {
            pieces.Add(new Place[PieceSize]);
        }

        ref var chain = ref chains[(ushort)number];
        pieces[^1][count % PieceSize] = new Place((ulong)(number >> 16), file, line, chain);
        chain = ++count;
        return null;
    }

    private Place? Find(UInt128 number)
    {
        var first = (ulong)(number >> 16);
        for (var at = chains[(ushort)number]; at > 0;)
        {
            ref readonly var place = ref pieces[(at - 1) / PieceSize][(at - 1) % PieceSize];
            if (place.Id == first)
            {
                return place;
            }

            at = place.Next;
        }

        return null;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Place(ulong Id, int File, int Line, int Next);
}
