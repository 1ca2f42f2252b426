namespace Sherloc.Benchmarks;

/// <summary>Milliseconds of many searches.</summary>
internal sealed class Timings
{
    private readonly List<(string Name, double Milliseconds)> _all = [];

    public double Median => At(0.5);

    public double P95 => At(0.95);

    public void Add(string name, TimeSpan elapsed) => _all.Add((name, elapsed.TotalMilliseconds));

    /// <summary>The median of each query, in the order in which they were asked first.</summary>
    public IEnumerable<(string Name, double Median)> ByQuery() =>
        _all.GroupBy(t => t.Name).Select(g => (g.Key, g.Select(t => t.Milliseconds).Order().ElementAt(g.Count() / 2)));

    private double At(double share) => _all.Select(t => t.Milliseconds).Order().ElementAt((int)(_all.Count * share));
}
