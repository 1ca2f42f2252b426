namespace Sherloc.Core.Linkage;

/// <summary>Fisher's exact test of independence in a two-by-two table (R. A. Fisher, Journal of the Royal Statistical Society 85, 1922).</summary>
public static class FisherExact
{
    // Tables as likely as the observed one belong to it although the arithmetic makes them differ in the last digits.
    private const double Tie = 1 + 1e-7;

    /// <summary>The probability, given the margins, of a table as unlikely as this one or more so: 0 to 1.</summary>
    /// <remarks>
    /// Weights relative to the likeliest table, each from its neighbour by the ratio of two hypergeometric terms, and normalised by
    /// their own sum. No logarithm of a factorial is taken, so nothing is lost to cancelling: 12 digits hold at 100,000 records.
    /// A probability below what a double can hold comes out as 0.
    /// </remarks>
    public static double TwoSided(PairTable table)
    {
        var a = table.Both + table.OnlyA;
        var b = table.Both + table.OnlyB;
        var least = Math.Max(0, a + b - table.N);
        var most = Math.Min(a, b);
        var mode = Math.Clamp((long)Math.Floor((a + 1.0) * (b + 1.0) / (table.N + 2.0)), least, most);

        var limit = Weight(table.Both) * Tie;
        var (all, extreme) = (1.0, 1.0 <= limit ? 1.0 : 0.0);
        for (var (x, weight) = (mode, 1.0); x < most && weight > 0; x++)
        {
            weight *= Ratio(x);
            Count(weight);
        }

        for (var (x, weight) = (mode, 1.0); x > least && weight > 0; x--)
        {
            weight /= Ratio(x - 1);
            Count(weight);
        }

        return Math.Min(1, extreme / all);

        // Terms of x + 1 over x common records.
        double Ratio(long x) => (double)(a - x) * (b - x) / ((double)(x + 1) * (table.N - a - b + x + 1));

        double Weight(long observed)
        {
            var weight = 1.0;
            for (var x = mode; x < observed; x++)
            {
                weight *= Ratio(x);
            }

            for (var x = mode; x > observed; x--)
            {
                weight /= Ratio(x - 1);
            }

            return weight;
        }

        void Count(double weight)
        {
            all += weight;
            extreme += weight <= limit ? weight : 0;
        }
    }
}
