using System.Buffers.Binary;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>A document's place in an order: the smaller key first, then (by title) the whole title, then the id.</summary>
internal readonly record struct Place(ulong Key, int Slot);

/// <summary>
/// One of the orders. Relevance without words to weigh is newest first; documents without a date come last in both orders by date;
/// the id breaks every tie.
/// </summary>
internal sealed class Order(SortOrder sort, ColumnSnapshot snapshot, float[]? scores) : IComparer<Place>
{
    private readonly SortOrder _sort = sort == SortOrder.Relevance && scores is null ? SortOrder.Newest : sort;

    public Place PlaceOf(int slot) => new(
        _sort switch
        {
            SortOrder.Relevance => uint.MaxValue - BitConverter.SingleToUInt32Bits(scores![slot]),
            SortOrder.Newest => (ulong)(int.MaxValue - DateKey(slot)),
            SortOrder.Oldest => (ulong)(DateKey(slot) is var key and > 0 ? key : int.MaxValue),
            _ => Head(snapshot.TitleKey(slot)),
        },
        slot);

    /// <summary>What a cursor keeps of a title, besides the key; empty in other orders.</summary>
    public ReadOnlySpan<byte> TitleOf(int slot) => _sort == SortOrder.Title ? snapshot.TitleKey(slot) : [];

    public int Compare(Place x, Place y) =>
        x.Key != y.Key ? x.Key.CompareTo(y.Key)
        : _sort == SortOrder.Title && snapshot.TitleKey(x.Slot).SequenceCompareTo(snapshot.TitleKey(y.Slot)) is var title and not 0 ? title
        : snapshot.Id(x.Slot).CompareTo(snapshot.Id(y.Slot));

    public bool IsBehind(Place place, Cursor cursor) =>
        place.Key != cursor.Key ? place.Key > cursor.Key
        : _sort == SortOrder.Title && snapshot.TitleKey(place.Slot).SequenceCompareTo(cursor.Title) is var title and not 0 ? title > 0
        : snapshot.Id(place.Slot) > cursor.Id;

    private int DateKey(int slot) => snapshot.Chunks[slot / ColumnChunk.Size].DateKeys[slot % ColumnChunk.Size];

    private static ulong Head(ReadOnlySpan<byte> title)
    {
        Span<byte> head = stackalloc byte[8];
        head.Clear();
        title[..Math.Min(8, title.Length)].CopyTo(head);
        return BinaryPrimitives.ReadUInt64BigEndian(head);
    }
}
