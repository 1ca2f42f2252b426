using System.Text;
using System.Text.Json;
using Sherloc.Core.Analysis;
using Sherloc.Core.Search;

namespace Sherloc.Data.Search.SqliteFts.Columns;

/// <summary>What memory keeps of one document, with values by number.</summary>
internal sealed record DocumentColumns(
    UInt128 Id, short Year, int DateKey, byte[] TitleKey, byte[] FoldedTitle, int[] Confirmed, int[] Suggested);

/// <summary>The same as it is kept in the file, with values as text.</summary>
internal sealed record StoredColumns(
    int Year, int DateKey, string TitleKey, string Title, Dictionary<string, string[]> Confirmed, Dictionary<string, string[]> Suggested)
{
    public static byte[] Write(IndexDocument document) => JsonSerializer.SerializeToUtf8Bytes(new StoredColumns(
        document.Year ?? 0,
        document.DateKey,
        document.TitleKey,
        TextAnalyzer.Fold(document.Card.Title),
        document.Facets.ToDictionary(f => f.Key, f => f.Value.Distinct(StringComparer.Ordinal).ToArray()),
        document.Suggested.ToDictionary(f => f.Key, f => f.Value.Distinct(StringComparer.Ordinal).ToArray())));

    /// <summary>Only the writer may call it: it gives numbers to new values.</summary>
    public static DocumentColumns Read(string id, ReadOnlySpan<byte> json, ValueTable values)
    {
        var stored = JsonSerializer.Deserialize<StoredColumns>(json)!;
        return new DocumentColumns(
            IdNumber.Of(id),
            (short)stored.Year,
            stored.DateKey,
            Encoding.UTF8.GetBytes(stored.TitleKey),
            Encoding.UTF8.GetBytes(stored.Title),
            Numbers(stored.Confirmed, values),
            Numbers(stored.Suggested, values));
    }

    private static int[] Numbers(Dictionary<string, string[]> facets, ValueTable table) =>
    [
        .. from facet in facets
           let number = FacetNumbers.Of(facet.Key)
           where number >= 0 && number != FacetNumbers.Year
           from value in facet.Value
           select table.NumberOf(number, value),
    ];
}

/// <summary>Record ids as numbers of 80 bits in the same order.</summary>
internal static class IdNumber
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static UInt128 Of(string id)
    {
        var number = UInt128.Zero;
        foreach (var letter in id)
        {
            number = (number << 5) | (uint)Alphabet.IndexOf(letter, StringComparison.Ordinal);
        }

        return number;
    }

    public static string Text(UInt128 number) => string.Create(Core.Records.RecordId.Length, number, static (text, rest) =>
    {
        for (var index = text.Length - 1; index >= 0; index--, rest >>= 5)
        {
            text[index] = Alphabet[(int)(rest & 31)];
        }
    });
}
