namespace Sherloc.Core.Linkage;

/// <summary>How often values of a facet stand on the same record, over one set of records.</summary>
/// <param name="N">Records counted, those without any value included.</param>
/// <param name="NotRecorded">Of these, records without any value of the facet.</param>
/// <param name="Single">Value to the number of records that have it.</param>
/// <param name="Both">Pair, in ordinal order, to the number of records that have both; pairs at zero are left out.</param>
public sealed record PairCounts(
    long N,
    long NotRecorded,
    IReadOnlyDictionary<string, long> Single,
    IReadOnlyDictionary<(string A, string B), long> Both)
{
    public long Of(string value) => Single.GetValueOrDefault(value);

    public long Of(string a, string b) =>
        a == b ? Of(a) : Both.GetValueOrDefault(string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a));

    /// <summary>The two-by-two table of a pair.</summary>
    public PairTable Table(string a, string b)
    {
        var both = Of(a, b);
        return new PairTable(a, b, both, Of(a) - both, Of(b) - both, N - Of(a) - Of(b) + both);
    }
}

/// <summary>Records with both values, with only one, with neither: they add up to N.</summary>
public sealed record PairTable(string A, string B, long Both, long OnlyA, long OnlyB, long Neither)
{
    public long N => Both + OnlyA + OnlyB + Neither;

    /// <summary>Of the records with A, the share that has B: 0 to 1, or null where none has A.</summary>
    public double? ShareOfA => Both + OnlyA == 0 ? null : (double)Both / (Both + OnlyA);

    /// <summary>Of the records with B, the share that has A: 0 to 1, or null where none has B.</summary>
    public double? ShareOfB => Both + OnlyB == 0 ? null : (double)Both / (Both + OnlyB);
}
