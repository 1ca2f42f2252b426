using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Data.Storage;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

/// <summary>How every record store is read: one by one, in order, counted, by source and by link.</summary>
public abstract class RecordReadingContract
{
    private TestDatabase database = null!;
    private RecordStore store = null!;

    protected abstract TestDatabase Create();

    [SetUp]
    public async Task SetUpAsync()
    {
        database = Create();
        store = database.Records;
        await store.MigrateAsync(None);
    }

    [TearDown]
    public void TearDown() => database?.Dispose();

    [Test]
    public async Task GetMany_OrderOfTheIds_WithoutThoseNotFound()
    {
        await store.ApplyAsync([Save(Case("a")), Save(Case("b")), Save(Case("c"))], None);

        var found = await store.GetManyAsync([Id("c"), Id("none"), Id("a")], None);

        found.Select(r => r.Record.Key).ShouldBe(["c", "a"]);
    }

    [Test]
    public async Task ReadAll_MoreThanAPage_GivesEveryLiveRecordOnceByIdOrder()
    {
        var changes = Enumerable.Range(0, 350).Select(i => (RecordChange)Save(Case($"k{i}"))).ToList();
        await store.ApplyAsync([.. changes, new RecordChange.Withdraw(Id("k7"), "Gone.")], None);

        var ids = (await AllAsync()).Select(r => r.Record.Id).ToList();

        ids.ShouldBe(changes.Select(c => c.Id).Where(i => i != Id("k7")).Order());
        List<RecordAddress> addresses = [];
        await foreach (var address in store.ReadAddressesAsync(None))
        {
            addresses.Add(address);
        }

        addresses.ShouldBe(ids.Select(i => new RecordAddress(i, "state-v-a-b", database.Time.Now)));
    }

    [Test]
    public async Task Latest_NewestFirst()
    {
        foreach (var key in new[] { "a", "b", "c" })
        {
            database.Time.Now = database.Time.Now.AddSeconds(1);
            await ApplyAsync(Save(Case(key)));
        }

        database.Time.Now = database.Time.Now.AddSeconds(1);
        await ApplyAsync(Save(Case("a", "Changed")));

        (await store.LatestAsync(2, Enum.GetValues<RecordKind>(), None)).Select(r => r.Record.Key).ShouldBe(["a", "c"]);
    }

    [Test]
    public async Task Count_FollowsEveryChange()
    {
        (await store.CountAsync(None)).ShouldSatisfyAllConditions(
            c => c.Total.ShouldBe(0), c => c.LastChange.ShouldBeNull());
        var first = database.Time.Now;
        await store.ApplyAsync([Save(Case("a")), Save(Case("b")), Save(Provision("p"))], None);

        (await store.CountAsync(None)).ShouldSatisfyAllConditions(
            c => c.ByKind.ShouldBe(new Dictionary<RecordKind, long> { [RecordKind.Case] = 2, [RecordKind.Provision] = 1 }, ignoreOrder: true),
            c => c.Withdrawn.ShouldBe(0),
            c => c.LastChange.ShouldBe(first));

        // Through another instance, as another process would do it.
        database.Time.Now = first.AddMinutes(1);
        await database.Records.ApplyAsync([new RecordChange.Withdraw(Id("b"), "Gone.")], None);
        (await store.CountAsync(None)).ShouldSatisfyAllConditions(
            c => c.Total.ShouldBe(2),
            c => c.Withdrawn.ShouldBe(1),
            c => c.LastChange.ShouldBe(first.AddMinutes(1)));
    }

    [Test]
    public async Task SourceEntries_OnlyThatSource_WithdrawnIncluded()
    {
        await store.ApplyAsync([Save(Case("a")), Save(Case("b")), Save(Case("a", source: "other"))], None);
        await ApplyAsync(new RecordChange.Withdraw(Id("b"), "Gone."));

        var entries = await store.SourceEntriesAsync(Source, None);

        entries.Select(e => (e.Key, e.Withdrawn)).ShouldBe([("a", false), ("b", true)], ignoreOrder: true);
    }

    [Test]
    public async Task LinksTo_RelationsAndCharges_FollowTheRecord()
    {
        var link = $"{Source}/p";
        var relating = Case("a") with { Related = [new Relation { To = link, Kind = RelationKind.Applies }, new Relation { To = link, Kind = RelationKind.Applies }] };
        var charging = Case("b") with { Charges = [new Charge { Party = "d1", Record = link }, new Charge { Party = "d2", Record = link }] };
        await store.ApplyAsync([Save(relating), Save(charging), Save(Provision("p"))], None);

        (await store.LinksToAsync(Id("p"), None)).ShouldBe(
            [new IncomingLink(Id("a"), RelationKind.Applies), new IncomingLink(Id("b"), null)], ignoreOrder: true);

        await store.ApplyAsync([Save(Case("a"), "h2"), new RecordChange.Withdraw(Id("b"), "Gone.")], None);
        (await store.LinksToAsync(Id("p"), None)).ShouldBeEmpty();
        await ApplyAsync(new RecordChange.Revive(Id("b")));
        (await store.LinksToAsync(Id("p"), None)).ShouldHaveSingleItem().From.ShouldBe(Id("b"));
    }

    private async Task<SaveOutcome> ApplyAsync(RecordChange change) => (await store.ApplyAsync([change], None)).Single();

    private async Task<List<StoredRecord>> AllAsync()
    {
        List<StoredRecord> all = [];
        await foreach (var stored in store.ReadAllAsync(None))
        {
            all.Add(stored);
        }

        return all;
    }
}
