namespace Sherloc.Data.Search.SqliteFts.Columns;

/// <summary>The columns of 1,024 neighbouring documents; replaced as a whole when one of them changes.</summary>
internal sealed class ColumnChunk
{
    public const int Size = 1024;

    public ColumnChunk(IReadOnlyList<DocumentColumns?> documents, ValueTable values)
    {
        for (var index = 0; index < Size; index++)
        {
            if (documents[index] is not { } document)
            {
                continue;
            }

            Live[index / 64] |= 1UL << (index % 64);
            Ids[index] = document.Id;
            Years[index] = document.Year;
            DateKeys[index] = document.DateKey;
            ConfirmedFacets[index] = Facets(document.Confirmed, values);
            AllFacets[index] = (ushort)(ConfirmedFacets[index] | Facets(document.Suggested, values));
            Count++;
        }

        TitleKeys = new TextLists([.. documents.Select(d => d?.TitleKey)]);
        FoldedTitles = new TextLists([.. documents.Select(d => d?.FoldedTitle)]);
        Confirmed = new ValueLists([.. documents.Select(d => d?.Confirmed)]);
        Suggested = new ValueLists([.. documents.Select(d => d?.Suggested)]);
    }

    public int Count { get; }

    /// <summary>A bit for each document.</summary>
    public ulong[] Live { get; } = new ulong[Size / 64];

    public UInt128[] Ids { get; } = new UInt128[Size];

    /// <summary>0 where none is recorded.</summary>
    public short[] Years { get; } = new short[Size];

    public int[] DateKeys { get; } = new int[Size];

    public TextLists TitleKeys { get; }

    public TextLists FoldedTitles { get; }

    /// <summary>A bit for each facet in which a document has a confirmed value.</summary>
    public ushort[] ConfirmedFacets { get; } = new ushort[Size];

    /// <summary>The same with suggestions.</summary>
    public ushort[] AllFacets { get; } = new ushort[Size];

    /// <summary>Numbers of values of all facets.</summary>
    public ValueLists Confirmed { get; }

    public ValueLists Suggested { get; }

    public ColumnChunk With(IEnumerable<(int Index, DocumentColumns? Document)> changes, ValueTable values)
    {
        var documents = new DocumentColumns?[Size];
        for (var index = 0; index < Size; index++)
        {
            documents[index] = (Live[index / 64] >> (index % 64) & 1) == 1 ? At(index) : null;
        }

        foreach (var (index, document) in changes)
        {
            documents[index] = document;
        }

        return new ColumnChunk(documents, values);
    }

    private DocumentColumns At(int index) => new(
        Ids[index],
        Years[index],
        DateKeys[index],
        TitleKeys[index].ToArray(),
        FoldedTitles[index].ToArray(),
        Confirmed[index].ToArray(),
        Suggested[index].ToArray());

    private static ushort Facets(int[] numbers, ValueTable values) =>
        (ushort)numbers.Aggregate(0, (facets, number) => facets | (1 << values.FacetOf(number)));
}
