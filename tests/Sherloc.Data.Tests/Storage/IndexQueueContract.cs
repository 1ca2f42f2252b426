using NUnit.Framework;
using Sherloc.Data.Storage;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

/// <summary>What every index queue keeps: a row goes only when the index knows that very change.</summary>
public abstract class IndexQueueContract
{
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
    public async Task Peek_OldestFirst_AndNoMoreThanAsked()
    {
        await store.ApplyAsync([Save(Case("b")), Save(Case("a")), Save(Case("c"))], None);

        var rows = await queue.PeekAsync(2, None);

        rows.Select(r => r.Id).ShouldBe([Id("b"), Id("a")]);
        rows[0].Number.ShouldBeLessThan(rows[1].Number);
        (await queue.PeekAsync(2, None)).ShouldBe(rows);
    }

    [Test]
    public async Task Done_TakesTheRowsOut()
    {
        await store.ApplyAsync([Save(Case("a")), Save(Case("b"))], None);

        await queue.DoneAsync(await queue.PeekAsync(1, None), None);
        await queue.DoneAsync([], None);

        (await queue.PeekAsync(9, None)).ShouldHaveSingleItem().Id.ShouldBe(Id("b"));
    }

    [Test]
    public async Task Done_OfARecordThatChangedSince_KeepsItsRow()
    {
        await store.ApplyAsync([Save(Case("a", "Old"))], None);
        var peeked = await queue.PeekAsync(9, None);
        await store.ApplyAsync([Save(Case("a", "New"))], None);

        await queue.DoneAsync(peeked, None);

        var row = (await queue.PeekAsync(9, None)).ShouldHaveSingleItem();
        row.Revision.ShouldBe(2);
        row.Number.ShouldBeGreaterThan(peeked[0].Number);
    }

    [Test]
    public async Task Changes_OfOneRecord_AreOneRowBehindOthers()
    {
        await store.ApplyAsync([Save(Case("a", "Old")), Save(Case("b"))], None);
        await store.ApplyAsync([Save(Case("a", "New"))], None);

        (await queue.PeekAsync(9, None)).Select(r => (r.Id, r.Revision)).ShouldBe([(Id("b"), 1), (Id("a"), 2)]);
        (await queue.CountAsync(None)).ShouldBe(2);
    }

    [Test]
    public async Task Numbers_AreNeverGivenAgain()
    {
        await store.ApplyAsync([Save(Case("a", "Old"))], None);
        var first = await queue.PeekAsync(9, None);
        await queue.DoneAsync(first, None);

        await store.ApplyAsync([Save(Case("a", "New"))], None);
        await queue.DoneAsync(first, None);

        (await queue.PeekAsync(9, None)).ShouldHaveSingleItem().Number.ShouldBeGreaterThan(first[0].Number);
    }

    [Test]
    public async Task Clear_UpToAMark_KeepsWhatCameLater()
    {
        (await queue.NewestAsync(None)).ShouldBe(0);
        await store.ApplyAsync([Save(Case("a", "Old")), Save(Case("b"))], None);
        var mark = await queue.NewestAsync(None);
        await store.ApplyAsync([Save(Case("a", "New")), Save(Case("c"))], None);

        await queue.ClearAsync(mark, None);

        (await queue.PeekAsync(9, None)).Select(r => r.Id).ShouldBe([Id("a"), Id("c")]);
        (await queue.NewestAsync(None)).ShouldBeGreaterThan(mark);
    }
}
