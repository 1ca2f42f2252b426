using System.Diagnostics;
using NUnit.Framework;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

/// <summary>Guards the speed that a first start depends on, with a wide margin for slow machines; the benchmarks measure it properly.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SpeedTests : IDisposable
{
    private const int Records = 3_000;
    private readonly TestIngest ingest = new();

    public void Dispose() => ingest.Dispose();

    [Test]
    public async Task Run_ManyLines_IsQuickAndQuickerTheSecondTime()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        var text = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"the court{i} held that bribery of officials under article 6 of UNTOC was proved"));
        ingest.Write("sources/s/a.jsonl", string.Join('\n', Enumerable.Range(0, Records).Select(i => Samples.Line($"k{i}", text: text[(i % 500)..(2_500 + (i % 500))]))));
        await ingest.RunAsync("s");
        ingest.Write("sources/s/b.jsonl", string.Join('\n', Enumerable.Range(0, Records).Select(i => Samples.Line($"l{i}", text: text[(i % 500)..(2_500 + (i % 500))]))));

        var first = Stopwatch.StartNew();
        var outcome = (await ingest.RunAsync("s")).Outcome;
        first.Stop();
        var second = Stopwatch.StartNew();
        await ingest.RunAsync("s");
        second.Stop();

        outcome.Counts.Added.ShouldBe(Records);
        TestContext.Out.WriteLine($"{Records / first.Elapsed.TotalSeconds:0} records/s at first, {2 * Records / second.Elapsed.TotalSeconds:0} records/s unchanged");
        (Records / first.Elapsed.TotalSeconds).ShouldBeGreaterThan(200);
        second.Elapsed.ShouldBeLessThan(first.Elapsed);
    }
}
