using System.Collections.Concurrent;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Data.Storage;
using Sherloc.Testing;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

/// <summary>What the indexer does with a queue of the store and an index that refuses, breaks or is away.</summary>
public abstract class IndexerContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestDatabase database = null!;
    private RecordStore store = null!;
    private ScriptedIndex index = null!;
    private Indexer indexer = null!;
    private HeardLog<Indexer> log = null!;

    protected abstract TestDatabase Create();

    [SetUp]
    public async Task SetUpAsync()
    {
        database = Create();
        store = database.Records;
        await store.MigrateAsync(None);
        index = new ScriptedIndex();
        log = new HeardLog<Indexer>();
        indexer = Indexer(database.Queue);
    }

    [TearDown]
    public void TearDown()
    {
        indexer?.Dispose();
        database?.Dispose();
    }

    [Test]
    public async Task Drain_OneThatTheIndexRefuses_StepsAsideAndTheRestIsIndexed()
    {
        index.Refuse = id => id == Id("bad");
        await store.ApplyAsync([Save(Case("bad")), Save(Case("a")), Save(Case("b"))], None);

        await DrainUntilGivenUpAsync();

        index.Revisions.Keys.ShouldBe([Id("a"), Id("b")], ignoreOrder: true);
        (await database.Queue.CountAsync(None)).ShouldBe(0);
        var aside = (await database.Queue.AsideAsync(9, None)).ShouldHaveSingleItem();
        (aside.Id, aside.Reason, aside.Tries).ShouldBe((Id("bad"), "Refused for good.", IndexQueue.MostTries));
        index.Calls[Id("bad")].ShouldBe(IndexQueue.MostTries);
    }

    [Test]
    public async Task Drain_OneThatCannotBeBuilt_StepsAsideAndTheRestIsIndexed()
    {
        await store.ApplyAsync([Save(Case("bad") with { Titles = [] }), Save(Case("a"))], None);

        await DrainUntilGivenUpAsync();

        index.Revisions.Keys.ShouldBe([Id("a")]);
        (await database.Queue.AsideAsync(9, None)).ShouldHaveSingleItem().Reason.ShouldStartWith("The document for the index cannot be built");
    }

    [Test]
    public async Task Drain_OneThatTheIndexBreaksOver_StepsAsideAndTheRestIsIndexed()
    {
        index.Break = ids => ids.Contains(Id("bad")) ? new InvalidOperationException("Out of bounds.") : null;
        await store.ApplyAsync([Save(Case("a")), Save(Case("bad")), Save(Case("b"))], None);

        await DrainUntilGivenUpAsync();

        index.Revisions.Keys.ShouldBe([Id("a"), Id("b")], ignoreOrder: true);
        (await database.Queue.AsideAsync(9, None)).ShouldHaveSingleItem().Reason.ShouldBe("Out of bounds.");
        log.Lines.Select(l => l.Exception?.Message).ShouldBe(Enumerable.Repeat("Out of bounds.", IndexQueue.MostTries));
    }

    [TestCase(typeof(IOException))]
    [TestCase(typeof(InvalidOperationException))]
    public async Task Drain_WhileTheIndexIsAway_BlamesNoRowAndGoesOnAfterwards(Type kind)
    {
        index.Break = _ => (Exception)Activator.CreateInstance(kind, "Away.")!;
        await store.ApplyAsync([Save(Case("a")), Save(Case("b"))], None);
        for (var i = 0; i < 2 * IndexQueue.MostTries; i++)
        {
            (await Should.ThrowAsync<Exception>(() => indexer.DrainAsync(null, None))).Message.ShouldBe("Away.");
        }

        index.Break = _ => null;
        (await indexer.DrainAsync(null, None)).ShouldBe(2);

        (await database.QueuedAsync()).ShouldBeEmpty();
        index.Revisions.Count.ShouldBe(2);
    }

    [Test]
    public async Task Drain_Cancelled_LeavesTheRowsToOthers()
    {
        using var stop = new CancellationTokenSource();
        index.Break = _ =>
        {
            stop.Cancel();
            return new OperationCanceledException(stop.Token);
        };
        await store.ApplyAsync([Save(Case("a"))], None);

        await Should.ThrowAsync<OperationCanceledException>(() => indexer.DrainAsync(null, stop.Token));

        (await database.QueueOf(RunOwner.ThisProcess with { Machine = "another" }).ClaimAsync(9, TimeSpan.FromMinutes(1), None)).Count.ShouldBe(1);
    }

    [Test]
    public async Task Drain_OfWithdrawnRecords_DeletesThem()
    {
        await store.ApplyAsync([Save(Case("a")), Save(Case("b"))], None);
        await indexer.DrainAsync(null, None);

        await store.ApplyAsync([new Core.Storage.RecordChange.Withdraw(Id("a"), "Gone.")], None);
        await indexer.DrainAsync(null, None);

        index.Revisions.ShouldBe(new Dictionary<RecordId, long> { [Id("b")] = 1 });
    }

    [Test]
    public async Task Drain_ByFourAtOnce_EveryRowOnceAndNothingIsLeft()
    {
        await store.ApplyAsync([.. Enumerable.Range(0, 2_400).Select(i => Save(Case($"k{i}")))], None);

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            using var mine = Indexer(database.QueueOf(RunOwner.ThisProcess with { Machine = $"machine-{i}" }));
            return await mine.DrainAsync(null, None);
        })));

        done.Sum().ShouldBe(2_400);
        index.Calls.Count.ShouldBe(2_400);
        index.Calls.Values.ShouldAllBe(n => n == 1);
        (await database.QueuedAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Drain_OfMany_BringsABatchWhileTheIndexTakesTheOneBeforeAndNoThird()
    {
        var (calls, underWay, counts, both) = (0, 0, new ConcurrentBag<int>(), new TaskCompletionSource());
        index.WaitFor = async _ =>
        {
            counts.Add(Interlocked.Increment(ref underWay));
            if (Interlocked.Increment(ref calls) == 2)
            {
                both.SetResult();
            }

            await both.Task.WaitAsync(Patience);
            Interlocked.Decrement(ref underWay);
        };
        await store.ApplyAsync([.. Enumerable.Range(0, 2_400).Select(i => Save(Case($"k{i}")))], None);

        (await indexer.DrainAsync(null, None)).ShouldBe(2_400);

        counts.Max().ShouldBe(2);
        index.Calls.Count.ShouldBe(2_400);
        index.Calls.Values.ShouldAllBe(n => n == 1);
        (await database.QueuedAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Drain_OneBatchFailsWhileAnotherIsUnderWay_EndsTheOtherAndFreesTheRest()
    {
        var (calls, both) = (0, new TaskCompletionSource());
        index.WaitFor = async _ =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                await both.Task.WaitAsync(Patience);
                throw new IOException("Away.");
            }

            both.TrySetResult();
        };
        await store.ApplyAsync([.. Enumerable.Range(0, 2_400).Select(i => Save(Case($"k{i}")))], None);

        (await Should.ThrowAsync<IOException>(() => indexer.DrainAsync(null, None))).Message.ShouldBe("Away.");

        var queued = await database.QueuedAsync();
        queued.Count.ShouldBe(2_400 - index.Revisions.Count);
        index.Revisions.Count.ShouldBeGreaterThan(0);
        (await database.QueueOf(RunOwner.ThisProcess with { Machine = "another" }).ClaimAsync(2_400, TimeSpan.FromMinutes(1), None)).Count.ShouldBe(queued.Count);
    }

    [TestCase("The disk is full.", 1)]
    [TestCase("Away.", 0)]
    public async Task Drain_TwoBatchesFail_ThrowsOneAndLogsAnotherTrouble(string message, int logged)
    {
        var (calls, both) = (0, new TaskCompletionSource());
        index.WaitFor = async _ =>
        {
            if (Interlocked.Increment(ref calls) == 2)
            {
                both.SetResult();
            }

            await both.Task.WaitAsync(Patience);
            throw logged == 0 ? new SearchUnavailableException(SearchTrouble.Away, message, "") : new IOException(message);
        };
        await store.ApplyAsync([.. Enumerable.Range(0, 1_200).Select(i => Save(Case($"k{i}")))], None);

        var thrown = await Should.ThrowAsync<Exception>(() => indexer.DrainAsync(null, None));

        thrown.Message.ShouldStartWith(message);
        log.Lines.Select(l => l.Exception?.Message).ShouldBe(Enumerable.Repeat(message, logged));
        log.Lines.ShouldAllBe(l => l.Exception != thrown);
        (await database.QueueOf(RunOwner.ThisProcess with { Machine = "another" }).ClaimAsync(2_000, TimeSpan.FromMinutes(1), None)).Count.ShouldBe(1_200);
    }

    [Test]
    public async Task Rebuild_LeavesOutWhatCannotBeIndexedAndSaysSo()
    {
        index.Refuse = id => id == Id("refused");
        await store.ApplyAsync([Save(Case("unbuilt") with { Titles = [] }), Save(Case("refused")), Save(Case("a"))], None);

        await indexer.RebuildAsync(null, None);

        index.Revisions.Keys.ShouldBe([Id("a")]);
        (await database.Queue.AsideAsync(9, None)).Select(a => a.Id).ShouldBe([Id("unbuilt"), Id("refused")], ignoreOrder: true);
        (await database.Queue.CountAsync(None)).ShouldBe(0);
    }

    private Indexer Indexer(IndexQueue queue) => new(store, queue, index, new DocumentBuilder(TestVocabulary.Current), log);

    private async Task DrainUntilGivenUpAsync()
    {
        for (var i = 0; i < IndexQueue.MostTries; i++)
        {
            await indexer.DrainAsync(null, None);
            database.Time.Now += IndexQueue.Pause * IndexQueue.MostTries;
        }

        (await indexer.DrainAsync(null, None)).ShouldBe(0);
    }
}
