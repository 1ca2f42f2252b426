namespace Sherloc.Data.Search.SqliteFts.Columns;

/// <summary>The columns of 1,024 neighbouring documents; replaced as a whole when one of them changes.</summary>
internal sealed class ColumnChunk
{
    public const int Size = 1024;

    public ColumnChunk(IReadOnlyList<DocumentColumns?> documents)
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
            Count++;
        }

        TitleKeys = new TextLists([.. documents.Select(d => d?.TitleKey)]);
        FoldedTitles = new TextLists([.. documents.Select(d => d?.FoldedTitle)]);
        Confirmed = [.. FacetNumbers.WithValues.Select((_, f) => new ValueLists([.. documents.Select(d => d?.Confirmed[f])]))];
        Suggested = [.. FacetNumbers.WithValues.Select((_, f) => new ValueLists([.. documents.Select(d => d?.Suggested[f])]))];
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

    /// <summary>By facet number.</summary>
    public ValueLists[] Confirmed { get; }

    public ValueLists[] Suggested { get; }

    public ColumnChunk With(IEnumerable<(int Index, DocumentColumns? Document)> changes)
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

        return new ColumnChunk(documents);
    }

    private DocumentColumns At(int index) => new(
        Ids[index],
        Years[index],
        DateKeys[index],
        TitleKeys[index].ToArray(),
        FoldedTitles[index].ToArray(),
        Array.ConvertAll(Confirmed, f => f[index].ToArray()),
        Array.ConvertAll(Suggested, f => f[index].ToArray()));
}
