using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class IndexAfterRunTests : IDisposable
{
    private readonly TestIngest ingest = new();
    private readonly HeardLog<IndexAfterRun> log = new();

    private IndexAfterRun Index => new(ingest.Get<Indexer>(), log);

    [SetUp]
    public async Task StoreAsync()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/a.jsonl", Samples.Line("one"));
        ingest.Index.Failure = new IOException("The engine is down.");
        await ingest.RunAsync("s");
    }

    public void Dispose() => ingest.Dispose();

    [Test]
    public async Task DrainInPassing_WhenTheIndexFails_SaysSoInTheLog()
    {
        (await Index.DrainInPassingAsync(CancellationToken.None)).ShouldBeFalse();

        var (level, _, exception) = log.Lines.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Warning);
        exception.ShouldBeOfType<IOException>().Message.ShouldBe("The engine is down.");
    }

    [Test]
    public async Task DrainInPassing_WhenTheIndexIsAway_SaysWhyInOneLine()
    {
        ingest.Index.Failure = new SearchUnavailableException(SearchTrouble.Away, "It does not answer.", "Start it.");

        (await Index.DrainInPassingAsync(CancellationToken.None)).ShouldBeFalse();

        var (level, text, exception) = log.Lines.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Warning);
        text.ShouldEndWith(": It does not answer. Start it.");
        exception.ShouldBeNull();
    }

    [Test]
    public async Task DrainInPassing_WhenTheRunIsStopped_SaysNothing()
    {
        (await Index.DrainInPassingAsync(new CancellationToken(canceled: true))).ShouldBeFalse();

        log.Lines.ShouldBeEmpty();
    }

    [Test]
    public async Task DrainInPassing_WhenTheIndexTakesIt_SaysNothing()
    {
        ingest.Index.Failure = null;

        (await Index.DrainInPassingAsync(CancellationToken.None)).ShouldBeTrue();

        ingest.Index.Documents.Count.ShouldBe(1);
        log.Lines.ShouldBeEmpty();
    }
}
