using System.Runtime.InteropServices;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion;

/// <summary>
/// Which records a run has met, and where first: 12 bytes for each of a million that stand line by line in a file, 24 for one in a file of its
/// own. It grows by small pieces and next to nothing in it moves, where a dictionary holds up to twice what it needs, and three times while it grows.
/// </summary>
internal sealed class MetRecords
{
    // Short of 85,000 bytes, from where on the runtime keeps what it frees.
    private const int PieceSize = 7_000;

    private static readonly Comparer<Stretch> ByPlace = Comparer<Stretch>.Create((one, other) => one.First.CompareTo(other.First));

    // The last 16 bits of an id choose a chain of places, by one more than their index, so that 0 ends it; the first 64 tell ids in it apart.
    private readonly int[] chains = new int[1 << 16];
    private readonly List<Place[]> pieces = [];
    private readonly List<Stretch> stretches = [];
    private int count;

    public bool Contains(RecordId id) => Find(id.Number) is not null;

    /// <summary>Notes a record that was not met yet; of one that was, answers with the file and line it was met at first.</summary>
    public (int File, int Line)? Add(RecordId id, int file, int line)
    {
        var number = id.Number;
        if (Find(number) is { } first)
        {
            return Where(first);
        }

        if (count == pieces.Count * PieceSize)
        {
            pieces.Add(new Place[PieceSize]);
        }

        if (stretches.Count == 0 || stretches[^1].At(count) != (file, line))
        {
            stretches.Add(new Stretch(count, file, line));
        }

        ref var chain = ref chains[(ushort)number];
        pieces[^1][count % PieceSize] = new Place((ulong)(number >> 16), chain);
        chain = ++count;
        return null;
    }

    /// <summary>The index of the place.</summary>
    private int? Find(UInt128 number)
    {
        var first = (ulong)(number >> 16);
        for (var at = chains[(ushort)number]; at > 0;)
        {
            ref readonly var place = ref pieces[(at - 1) / PieceSize][(at - 1) % PieceSize];
            if (place.Id == first)
            {
                return at - 1;
            }

            at = place.Next;
        }

        return null;
    }

    private (int File, int Line) Where(int index)
    {
        var found = stretches.BinarySearch(new Stretch(index, 0, 0), ByPlace);
        return stretches[found < 0 ? ~found - 1 : found].At(index);
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Place(ulong Id, int Next);

    /// <summary>From a place on, each stands in the same file, one line below the one before.</summary>
    private readonly record struct Stretch(int First, int File, int Line)
    {
        public (int File, int Line) At(int index) => (File, Line + (index - First));
    }
}
