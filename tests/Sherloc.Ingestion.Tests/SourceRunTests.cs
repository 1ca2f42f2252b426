using System.Reflection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Stages;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SourceRunTests : IDisposable
{
    private const int Batch = 200;
    private readonly TestIngest ingest = new();
    private readonly HeardLog log = new();

    public void Dispose() => ingest.Dispose();

    [Test]
    public async Task LeftEarly_WithABatchThatCannotBeStored_SaysSoInTheLog()
    {
        await LeaveEarlyAsync(new IOException("The disk is full."));

        var (level, text, exception) = log.Lines.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Error);
        text.ShouldContain("run of s ");
        exception.ShouldBeOfType<IOException>().Message.ShouldBe("The disk is full.");
    }

    [Test]
    public async Task LeftEarly_BecauseItWasStopped_SaysNothingMore()
    {
        using var stop = new CancellationTokenSource();

        await LeaveEarlyAsync(new OperationCanceledException(stop.Token), stop);

        log.Lines.ShouldBeEmpty();
    }

    [Test]
    public async Task LeftEarly_WithABatchThatTheStoreGaveUpByItself_SaysSoInTheLog()
    {
        await LeaveEarlyAsync(new TaskCanceledException("The store took too long."));

        log.Lines.ShouldHaveSingleItem().Exception.ShouldBeOfType<TaskCanceledException>().Message.ShouldBe("The store took too long.");
    }

    /// <summary>Reads as much as begins to be stored, and goes without waiting for the end.</summary>
    private async Task LeaveEarlyAsync(Exception exception, CancellationTokenSource? stop = null)
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/a.jsonl", string.Join('\n', Enumerable.Range(0, Batch).Select(n => Samples.Line($"r{n}"))));
        var input = ingest.Get<IngestInput>();
        var listing = input.Catalog.Find("s")!;
        var (vocabulary, _) = input.Vocabulary.Refresh();
        var store = DispatchProxy.Create<IRecordStore, BrokenStore>();
        ((BrokenStore)store).Exception = exception;
        var (files, _) = SourceFiles.Find(listing.Folder, listing.Definition!.Files);

        await using var run = new SourceRun(listing.Definition, new RecordStages(vocabulary, input.Time), new KnownRecords("s", []), store, (_, _) => Task.CompletedTask, log);
        await run.ReadAsync(RecordReaders.For(ReaderInput.Of(listing.Definition, new DocumentHash("test"), vocabulary)), files.Single(), stop?.Token ?? CancellationToken.None);
        await (stop?.CancelAsync() ?? Task.CompletedTask);
    }

    /// <summary>A store that takes nothing.</summary>
    public class BrokenStore : DispatchProxy
    {
        public Exception Exception { get; set; } = new InvalidOperationException();

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) =>
            Task.FromException<IReadOnlyList<SaveOutcome>>(targetMethod!.Name == nameof(IRecordStore.ApplyAsync) ? Exception : new NotSupportedException(targetMethod.Name));
    }
}
