namespace Sherloc.Core.Linkage;

/// <summary>How strongly two values hang together in the records counted: in this collection, never in the world.</summary>
/// <remarks>
/// Sources of the formulas: lift as in Brin, Motwani, Ullman and Tsur, SIGMOD 1997 (there called interest); the half added to every
/// cell as in Haldane, Annals of Human Genetics 20 (1956) and Anscombe, Biometrika 43 (1956); the interval on the log scale as in
/// Woolf, Annals of Human Genetics 19 (1955).
/// </remarks>
public static class PairStatistics
{
    /// <summary>Below this many common records a pair shows its counts and nothing that is computed from them.</summary>
    public const int FewestCommon = 5;

    /// <summary>The normal distribution leaves 2.5 % beyond it on either side.</summary>
    private const double Z95 = 1.959963984540054;

    /// <summary>Share of all records that have both: 0 to 1, or null where no record was counted.</summary>
    public static double? Support(PairTable table) => table.N == 0 ? null : (double)table.Both / table.N;

    /// <summary>
    /// Records with both over the number to expect if the values were independent, (a+b)(a+c)/N: 1 is independence, above 1 more often
    /// together. Null below <see cref="FewestCommon"/> common records.
    /// </summary>
    public static double? Lift(PairTable table) =>
        table.Both < FewestCommon
            ? null
            : (double)table.Both * table.N / ((double)(table.Both + table.OnlyA) * (table.Both + table.OnlyB));

    /// <summary>Odds of B with A over odds of B without A, a half added to every cell. Null below <see cref="FewestCommon"/> common records.</summary>
    public static OddsRatio? OddsRatio(PairTable table)
    {
        if (table.Both < FewestCommon)
        {
            return null;
        }

        var (a, b, c, d) = (table.Both + 0.5, table.OnlyA + 0.5, table.OnlyB + 0.5, table.Neither + 0.5);
        var log = Math.Log(a) - Math.Log(b) - Math.Log(c) + Math.Log(d);
        var margin = Z95 * Math.Sqrt((1 / a) + (1 / b) + (1 / c) + (1 / d));
        return new OddsRatio(Math.Exp(log), Math.Exp(log - margin), Math.Exp(log + margin));
    }

    /// <summary>Everything about the pairs of one matrix, in their order.</summary>
    /// <remarks>
    /// All pairs given are the family over which q is corrected, those with too few common records too: leaving them out would pick
    /// the tests by their outcome.
    /// </remarks>
    public static IReadOnlyList<PairResult> Of(IReadOnlyList<PairTable> tables)
    {
        var p = tables.Select(FisherExact.TwoSided).ToList();
        var q = FalseDiscovery.BenjaminiHochberg(p);
        return
        [
            .. tables.Select((table, i) =>
            {
                var enough = table.Both >= FewestCommon;
                return new PairResult(table, Support(table), Lift(table), OddsRatio(table), enough ? p[i] : null, enough ? q[i] : null);
            }),
        ];
    }
}

/// <param name="Value">Above 0; 1 is independence.</param>
/// <param name="Lower">Lower end of the 95 % interval.</param>
/// <param name="Upper">Upper end of the 95 % interval.</param>
public sealed record OddsRatio(double Value, double Lower, double Upper);

/// <summary>A pair and what is computed of it; null where the records are too few.</summary>
/// <param name="Table">The counts.</param>
/// <param name="Support">Share of all records that have both.</param>
/// <param name="Lift">See <see cref="PairStatistics.Lift"/>.</param>
/// <param name="OddsRatio">See <see cref="PairStatistics.OddsRatio"/>.</param>
/// <param name="P">Fisher's exact test, two-sided.</param>
/// <param name="Q">P corrected for the number of pairs: the expected share of false finds among all pairs with this q or a lower one.</param>
public sealed record PairResult(PairTable Table, double? Support, double? Lift, OddsRatio? OddsRatio, double? P, double? Q);
