namespace Sherloc.Core.Linkage;

/// <summary>Correction for looking at many pairs at once.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// q-values by the step-up procedure of Benjamini and Hochberg (Journal of the Royal Statistical Society B 57, 1995): with the
    /// p-values in rising order, the least of m·p(j)/j over all j from the value's own rank on.
    /// </summary>
    /// <returns>In the order given, each 0 to 1 and not below its p.</returns>
    public static IReadOnlyList<double> BenjaminiHochberg(IReadOnlyList<double> p)
    {
        var q = new double[p.Count];
        var least = 1.0;
        var rank = p.Count;
        foreach (var i in Enumerable.Range(0, p.Count).OrderByDescending(i => p[i]))
        {
            least = Math.Min(least, p[i] * p.Count / rank);
            q[i] = least;
            rank--;
        }

        return q;
    }
}
