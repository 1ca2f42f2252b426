using System.Diagnostics;
using Sherloc.Data.Search.SqliteFts;
using Sherloc.Testing;

namespace Sherloc.Benchmarks;

/// <summary>Figures of one size.</summary>
internal sealed record BenchRow(int Records, double IndexedPerSecond, double OpenSeconds, long Bytes, long ResidentBytes, Timings Ours, Timings Plain);

/// <summary>Fills both from the same records, then asks both the same, in turns.</summary>
internal static class Bench
{
    public static async Task<BenchRow> RunAsync(BenchOptions options, int size, string folder, CancellationToken cancellationToken)
    {
        var indexFolder = Path.Combine(folder, "index");
        var clock = Stopwatch.StartNew();
        using (var fresh = new SqliteFtsIndex(indexFolder))
        {
            await fresh.RebuildAsync(GeneratedDocuments.Take(options.Seed, size).ToAsyncEnumerable(), null, cancellationToken);
        }

        var indexing = clock.Elapsed;
        using var plain = new PlainSql(Path.Combine(folder, "plain.db"));
        plain.Fill(GeneratedDocuments.Take(options.Seed, size));
        clock.Restart();
        using var index = new SqliteFtsIndex(indexFolder);
        var opening = clock.Elapsed;
        var (ours, theirs) = (new Timings(), new Timings());
        const int WarmUp = 2;
        for (var round = -WarmUp; round < options.Rounds; round++)
        {
            foreach (var query in BenchQuery.All)
            {
                var mine = await TimeAsync(async () => (await index.SearchAsync(query.Request, cancellationToken)).Total);
                var other = await TimeAsync(() => Task.FromResult(plain.Search(query)));
                if (round >= 0)
                {
                    ours.Add(query.Name, mine.Elapsed);
                    theirs.Add(query.Name, other.Elapsed);
                }
                else if (options.ByQuery && round == -1)
                {
                    Console.WriteLine($"{query.Name,-28} {query.Ours,-30} {mine.Total,7} {other.Total,7}");
                }
            }
        }

        var bytes = Directory.GetFiles(indexFolder).Sum(f => new FileInfo(f).Length);
        return new BenchRow(size, size / indexing.TotalSeconds, opening.TotalSeconds, bytes, MemoryProbe.Measure(indexFolder), ours, theirs);
    }

    private static async Task<(TimeSpan Elapsed, long Total)> TimeAsync(Func<Task<long>> search)
    {
        var clock = Stopwatch.StartNew();
        var total = await search();
        return (clock.Elapsed, total);
    }
}
