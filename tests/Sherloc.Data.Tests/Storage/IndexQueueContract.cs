using System.Collections.Concurrent;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Data.Storage;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

/// <summary>What every index queue keeps: a row goes only when the index knows that very change, and is nobody's but its claimer's until then.</summary>
public abstract class IndexQueueContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly RunOwner Elsewhere = RunOwner.ThisProcess with { Machine = "another-machine" };
    private static readonly RunOwner Dead = RunOwner.ThisProcess with { Started = DateTimeOffset.UnixEpoch };

    private TestDatabase database = null!;
    private RecordStore store = null!;
    private IndexQueue queue = null!;

    protected abstract TestDatabase Create();

    [SetUp]
    public async Task SetUpAsync()
    {
        database = Create();
        (store, queue) = (database.Records, database.Queue);
        await store.MigrateAsync(None);
    }

    [TearDown]
    public void TearDown() => database?.Dispose();

    [Test]
    public async Task Claim_OldestFirst_AndNoMoreThanAsked()
    {
        await store.ApplyAsync([Save(Case("b")), Save(Case("a")), Save(Case("c"))], None);

        var rows = await queue.ClaimAsync(2, Lease, None);

        rows.Select(r => (r.Id, r.Revision, r.Tries)).ShouldBe([(Id("b"), 1, 0), (Id("a"), 1, 0)]);
        rows[0].Number.ShouldBeLessThan(rows[1].Number);
    }

    [Test]
    public async Task Claim_ByAnother_PassesOverWhatIsClaimed()
    {
        await store.ApplyAsync([Save(Case("a")), Save(Case("b"))], None);
        await queue.ClaimAsync(1, Lease, None);

        (await database.QueueOf(Elsewhere).ClaimAsync(9, Lease, None)).ShouldHaveSingleItem().Id.ShouldBe(Id("b"));
        (await queue.ClaimAsync(9, Lease, None)).ShouldBeEmpty();
        (await queue.CountAsync(None)).ShouldBe(2);
    }

    [Test]
    public async Task Claim_AfterTheLease_TakesTheRowsOfASilentProcess()
    {
        await store.ApplyAsync([Save(Case("a"))], None);
        await database.QueueOf(Elsewhere).ClaimAsync(9, Lease, None);

        database.Time.Now += Lease - TimeSpan.FromSeconds(1);
        (await queue.ClaimAsync(9, Lease, None)).ShouldBeEmpty();
        database.Time.Now += TimeSpan.FromSeconds(1);
        (await queue.ClaimAsync(9, Lease, None)).ShouldHaveSingleItem().Id.ShouldBe(Id("a"));
    }

    [Test]
    public async Task Claim_OfADeadProcessOfThisMachine_IsFreeAtOnce()
    {
        await store.ApplyAsync([Save(Case("a"))], None);
        await database.QueueOf(Dead).ClaimAsync(9, Lease, None);

        (await queue.ClaimAsync(9, Lease, None)).ShouldHaveSingleItem().Id.ShouldBe(Id("a"));
    }

    [Test]
    public async Task Claim_ByManyAtOnce_NoRowTwice()
    {
        const int Rows = 600;
        await store.ApplyAsync([.. Enumerable.Range(0, Rows).Select(i => Save(Case($"k{i}")))], None);
        var claimed = new ConcurrentBag<RecordId>();

        await Parallel.ForEachAsync(Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, token) =>
        {
            var mine = database.QueueOf(RunOwner.ThisProcess with { Machine = $"machine-{i}" });
            for (IReadOnlyList<QueuedChange> rows; (rows = await mine.ClaimAsync(25, Lease, token)).Count > 0;)
            {
                foreach (var row in rows)
                {
                    claimed.Add(row.Id);
                }

                await mine.DoneAsync(rows, token);
            }
        });

        claimed.Count.ShouldBe(Rows);
        claimed.Distinct().Count().ShouldBe(Rows);
        (await database.QueuedAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Claim_WhileRecordsChange_NeitherSideWaitsForEver()
    {
        var writing = Parallel.ForEachAsync(Enumerable.Range(0, 30), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (i, token) =>
            await database.Records.ApplyAsync([.. Enumerable.Range(0, 20).Select(k => Save(Case($"k{(i % 2 == 0 ? k : 19 - k)}", $"Title {i}")))], token));
        var draining = Parallel.ForEachAsync(Enumerable.Range(0, 3), async (i, token) =>
        {
            var mine = database.QueueOf(RunOwner.ThisProcess with { Machine = $"machine-{i}" });
            while (!writing.IsCompleted || (await mine.CountAsync(token)) > 0)
            {
                await mine.DoneAsync(await mine.ClaimAsync(7, Lease, token), token);
            }
        });

        await Task.WhenAll(writing, draining).WaitAsync(TimeSpan.FromSeconds(60));

        (await store.RevisionsAsync(Id("k3"), None)).Count.ShouldBe(30);
    }

    [Test]
    public async Task Done_TakesTheRowsOut()
    {
        await store.ApplyAsync([Save(Case("a")), Save(Case("b"))], None);

        await queue.DoneAsync(await queue.ClaimAsync(1, Lease, None), None);
        await queue.DoneAsync([], None);

        (await database.QueuedAsync()).ShouldHaveSingleItem().Id.ShouldBe(Id("b"));
    }

    [Test]
    public async Task Done_OfARecordThatChangedSince_KeepsItsRowForTheNext()
    {
        await store.ApplyAsync([Save(Case("a", "Old"))], None);
        var claimed = await queue.ClaimAsync(9, Lease, None);
        await store.ApplyAsync([Save(Case("a", "New"))], None);

        // Until then nobody else works on the record.
        (await database.QueueOf(Elsewhere).ClaimAsync(9, Lease, None)).ShouldBeEmpty();
        await queue.DoneAsync(claimed, None);

        var row = (await database.QueueOf(Elsewhere).ClaimAsync(9, Lease, None)).ShouldHaveSingleItem();
        row.Revision.ShouldBe(2);
        row.Number.ShouldBeGreaterThan(claimed[0].Number);
    }

    [Test]
    public async Task Done_AfterTheLeaseWentToAnother_LeavesTheOthersClaim()
    {
        await store.ApplyAsync([Save(Case("a", "Old"))], None);
        var claimed = await queue.ClaimAsync(9, Lease, None);
        database.Time.Now += Lease;
        await store.ApplyAsync([Save(Case("a", "New"))], None);
        (await database.QueueOf(Elsewhere).ClaimAsync(9, Lease, None)).Count.ShouldBe(1);

        await queue.DoneAsync(claimed, None);

        (await queue.ClaimAsync(9, Lease, None)).ShouldBeEmpty();
        (await queue.CountAsync(None)).ShouldBe(1);
    }

    [Test]
    public async Task Release_GivesTheRowsBackWithNoTryCounted()
    {
        await store.ApplyAsync([Save(Case("a")), Save(Case("b"))], None);
        var claimed = await queue.ClaimAsync(9, Lease, None);

        await queue.ReleaseAsync(claimed, None);

        (await database.QueueOf(Elsewhere).ClaimAsync(9, Lease, None)).ShouldBe(claimed);
    }

    [Test]
    public async Task Failed_IsTriedAgainLater_ThenSetAsideWithItsReason()
    {
        await store.ApplyAsync([Save(Case("a")), Save(Case("b"))], None);
        for (var tries = 0; tries < IndexQueue.MostTries; tries++)
        {
            var claimed = (await queue.ClaimAsync(1, Lease, None)).ShouldHaveSingleItem();
            (claimed.Id, claimed.Tries).ShouldBe((Id("a"), tries));
            (await queue.AsideAsync(9, None)).ShouldBeEmpty();
            await queue.FailedAsync([new FailedChange(claimed, $"Reason \0 {tries}.")], None);

            // The rest goes on meanwhile.
            await queue.ReleaseAsync((await queue.ClaimAsync(9, Lease, None)).ShouldHaveSingleItem() is { } b && b.Id == Id("b") ? [b] : [], None);
            database.Time.Now += IndexQueue.Pause * IndexQueue.MostTries;
        }

        (await queue.ClaimAsync(9, Lease, None)).ShouldHaveSingleItem().Id.ShouldBe(Id("b"));
        (await queue.CountAsync(None)).ShouldBe(1);
        (await queue.AsideAsync(9, None)).ShouldBe(
            [new SetAsideChange(Id("a"), 1, IndexQueue.MostTries, "Reason \uFFFD 2.", database.Time.Now - (IndexQueue.Pause * IndexQueue.MostTries))]);
    }

    [Test]
    public async Task Failed_OfARecordThatChangedSince_BeginsAnew()
    {
        await store.ApplyAsync([Save(Case("a", "Old"))], None);
        var claimed = await queue.ClaimAsync(9, Lease, None);
        await store.ApplyAsync([Save(Case("a", "New"))], None);

        await queue.FailedAsync([new FailedChange(claimed[0], "It cannot be indexed.")], None);

        (await queue.ClaimAsync(9, Lease, None)).ShouldHaveSingleItem().Tries.ShouldBe(0);
    }

    [Test]
    public async Task SetAside_WhoseRecordChanges_IsTriedAgain()
    {
        await GiveUpAsync("a");

        await store.ApplyAsync([Save(Case("a", "Mended"))], None);

        (await queue.AsideAsync(9, None)).ShouldBeEmpty();
        var row = (await queue.ClaimAsync(9, Lease, None)).ShouldHaveSingleItem();
        (row.Revision, row.Tries).ShouldBe((2, 0));
    }

    [Test]
    public async Task Retry_OfOneOrAll_PutsThemBack()
    {
        foreach (var key in new[] { "a", "b", "c" })
        {
            await GiveUpAsync(key);
        }

        (await queue.RetryAsync(Id("b"), None)).ShouldBe(1);
        (await queue.RetryAsync(Id("b"), None)).ShouldBe(0);
        (await queue.AsideAsync(9, None)).Select(a => a.Id).ShouldBe([Id("a"), Id("c")], ignoreOrder: true);
        (await queue.ClaimAsync(9, Lease, None)).ShouldHaveSingleItem().Tries.ShouldBe(0);
        (await queue.RetryAsync(null, None)).ShouldBe(2);
        (await queue.AsideAsync(9, None)).ShouldBeEmpty();
    }

    [Test]
    public async Task SetAside_ByARebuild_IsListedUnlessAChangeIsWaiting()
    {
        await store.ApplyAsync([Save(Case("a")), Save(Case("b"))], None);
        await queue.ClearAsync(await queue.NewestAsync(None), None);
        await store.ApplyAsync([Save(Case("b", "Mended"))], None);

        await queue.SetAsideAsync([(Id("a"), "No title."), (Id("b"), "No title."), (Id("never-was"), "No title.")], None);

        (await queue.AsideAsync(9, None)).ShouldBe([new SetAsideChange(Id("a"), 1, 0, "No title.", database.Time.Now)]);
        (await queue.ClaimAsync(9, Lease, None)).ShouldHaveSingleItem().Id.ShouldBe(Id("b"));
    }

    [Test]
    public async Task Changes_OfOneRecord_AreOneRowBehindOthers()
    {
        await store.ApplyAsync([Save(Case("a", "Old")), Save(Case("b"))], None);
        await store.ApplyAsync([Save(Case("a", "New"))], None);

        (await database.QueuedAsync()).Select(r => (r.Id, r.Revision)).ShouldBe([(Id("b"), 1), (Id("a"), 2)]);
        (await queue.CountAsync(None)).ShouldBe(2);
    }

    [Test]
    public async Task Numbers_AreNeverGivenAgain()
    {
        await store.ApplyAsync([Save(Case("a", "Old"))], None);
        var first = await queue.ClaimAsync(9, Lease, None);
        await queue.DoneAsync(first, None);

        await store.ApplyAsync([Save(Case("a", "New"))], None);
        await queue.DoneAsync(first, None);

        (await database.QueuedAsync()).ShouldHaveSingleItem().Number.ShouldBeGreaterThan(first[0].Number);
    }

    [Test]
    public async Task Clear_UpToAMark_KeepsWhatCameLater()
    {
        (await queue.NewestAsync(None)).ShouldBe(0);
        await store.ApplyAsync([Save(Case("a", "Old")), Save(Case("b"))], None);
        var mark = await queue.NewestAsync(None);
        await store.ApplyAsync([Save(Case("a", "New")), Save(Case("c"))], None);

        await queue.ClearAsync(mark, None);

        (await database.QueuedAsync()).Select(r => r.Id).ShouldBe([Id("a"), Id("c")]);
        (await queue.NewestAsync(None)).ShouldBeGreaterThan(mark);
    }

    private async Task GiveUpAsync(string key)
    {
        await store.ApplyAsync([Save(Case(key))], None);
        for (var tries = 0; tries < IndexQueue.MostTries; tries++)
        {
            await queue.FailedAsync([.. (await queue.ClaimAsync(1, Lease, None)).Select(c => new FailedChange(c, "No."))], None);
            database.Time.Now += IndexQueue.Pause * IndexQueue.MostTries;
        }
    }
}
