using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sherloc.Benchmarks.Servers;

/// <summary>What readers met who asked without a pause.</summary>
/// <param name="Pages">Answered.</param>
/// <param name="Errors">Not answered, or not with 200.</param>
/// <param name="P95">Milliseconds.</param>
/// <param name="ResidentBefore">Bytes of both processes together, after a first ten seconds of the same.</param>
/// <param name="ResidentAfter">At the end.</param>
internal sealed record LoadFigures(long Pages, long Errors, double P95, long ResidentBefore, long ResidentAfter);

/// <summary>Fifty readers for a minute, half of them on each of two processes that share the servers.</summary>
internal static class ReaderLoad
{
    public const int Readers = 50;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    public static async Task<LoadFigures> RunAsync(IReadOnlyList<WebHost> sites, CancellationToken cancellationToken)
    {
        await ReadAsync(sites, WarmUp, cancellationToken);
        var before = sites.Sum(s => s.ResidentBytes);
        var (times, errors) = await ReadAsync(sites, Length, cancellationToken);
        var ordered = times.Order().ToList();
        return new LoadFigures(ordered.Count, errors, ordered[(int)(ordered.Count * 0.95)], before, sites.Sum(s => s.ResidentBytes));
    }

    private static async Task<(IReadOnlyCollection<double> Times, long Errors)> ReadAsync(IReadOnlyList<WebHost> sites, TimeSpan length, CancellationToken cancellationToken)
    {
        var times = new ConcurrentBag<double>();
        var errors = 0L;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            using var client = await sites[reader % sites.Count].ClientAsync("gzip, deflate, br", cancellationToken);
            for (var at = reader; clock.Elapsed < length; at++)
            {
                var began = clock.Elapsed;
                try
                {
                    using var answer = await client.GetAsync(BenchQuery.All[at % BenchQuery.All.Count].Address, cancellationToken);
                    await answer.Content.ReadAsByteArrayAsync(cancellationToken);
                    answer.EnsureSuccessStatusCode();
                    times.Add((clock.Elapsed - began).TotalMilliseconds);
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref errors);
                }
            }
        }));
        return (times, errors);
    }
}
