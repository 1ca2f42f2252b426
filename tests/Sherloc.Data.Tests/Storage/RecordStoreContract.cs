using System.Data.Common;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Data.Storage;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

/// <summary>What every record store does with changes.</summary>
public abstract class RecordStoreContract
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
    public async Task Save_NewRecord_IsReadBackWhole()
    {
        (await ApplyAsync(Save(Case("a") with { Date = PartialDate.Of(2019, 3) }, "h1", "records/a.md", 4))).ShouldBe(SaveOutcome.Added);

        var stored = (await store.GetAsync(Id("a"), None)).ShouldNotBeNull();
        RecordJson.Write(stored.Record).ShouldBe(RecordJson.Write(Case("a") with { Date = PartialDate.Of(2019, 3) }));
        stored.Revision.ShouldBe(1);
        stored.Origin.ShouldBe(new RecordOrigin("records/a.md", 4, "h1"));
        stored.Withdrawal.ShouldBeNull();
        stored.FirstSeen.ShouldBe(database.Time.Now);
        stored.Updated.ShouldBe(database.Time.Now);
    }

    [Test]
    public async Task Save_SameAgain_IsUnchangedAndQueuesNothing()
    {
        await ApplyAsync(Save(Case("a")));
        await EmptyQueueAsync();
        database.Time.Now = database.Time.Now.AddHours(1);

        (await ApplyAsync(Save(Case("a")))).ShouldBe(SaveOutcome.Unchanged);

        var stored = (await store.GetAsync(Id("a"), None)).ShouldNotBeNull();
        stored.Revision.ShouldBe(1);
        stored.Updated.ShouldBe(database.Time.Now.AddHours(-1));
        (await database.Queue.CountAsync(None)).ShouldBe(0);
    }

    [Test]
    public async Task Save_SameContentReadAnotherWay_KeepsRevisionAndTellsIndex()
    {
        await ApplyAsync(Save(Case("a")));
        await EmptyQueueAsync();

        (await ApplyAsync(Save(Case("a"), "h2", "records/moved.md", 9))).ShouldBe(SaveOutcome.Unchanged);

        var stored = (await store.GetAsync(Id("a"), None)).ShouldNotBeNull();
        stored.Revision.ShouldBe(1);
        stored.Origin.ShouldBe(new RecordOrigin("records/moved.md", 9, "h2"));
        (await database.QueuedAsync()).ShouldHaveSingleItem().Revision.ShouldBe(1);
    }

    [TestCase("h1")]
    [TestCase("h2")]
    public async Task Save_OtherContent_IsUpdatedAndKeepsTheOldRevision(string hash)
    {
        await ApplyAsync(Save(Case("a", "Old")));
        var first = database.Time.Now;
        database.Time.Now = first.AddHours(1);

        (await ApplyAsync(Save(Case("a", "New"), hash))).ShouldBe(SaveOutcome.Updated);

        var now = (await store.GetAsync(Id("a"), None)).ShouldNotBeNull();
        (now.Revision, now.Record.Title.Text, now.FirstSeen, now.Updated).ShouldBe((2, "New", first, first.AddHours(1)));
        var then = (await store.GetRevisionAsync(Id("a"), 1, None)).ShouldNotBeNull();
        (then.Revision, then.Record.Title.Text, then.FirstSeen, then.Updated).ShouldBe((1, "Old", first, first));
        (await store.GetRevisionAsync(Id("a"), 2, None)).ShouldNotBeNull().Record.Title.Text.ShouldBe("New");
        (await store.GetRevisionAsync(Id("a"), 3, None)).ShouldBeNull();
    }

    [Test]
    public async Task Withdraw_ThenSaveTheSame_IsRevivedWithItsHistory()
    {
        await ApplyAsync(Save(Case("a")));
        (await ApplyAsync(new RecordChange.Withdraw(Id("a"), "Its file is gone."))).ShouldBe(SaveOutcome.Withdrawn);

        var withdrawn = (await store.GetAsync(Id("a"), None)).ShouldNotBeNull();
        withdrawn.Withdrawal.ShouldBe(new Withdrawal("Its file is gone.", database.Time.Now));
        withdrawn.Revision.ShouldBe(2);
        (await AllAsync()).ShouldBeEmpty();
        (await store.LatestAsync(5, Enum.GetValues<RecordKind>(), None)).ShouldBeEmpty();

        (await ApplyAsync(Save(Case("a")))).ShouldBe(SaveOutcome.Revived);

        (await store.GetAsync(Id("a"), None)).ShouldNotBeNull().Withdrawal.ShouldBeNull();
        var revisions = await store.RevisionsAsync(Id("a"), None);
        revisions.Select(r => (r.Revision, r.Withdrawal?.Reason)).ShouldBe([(3, null), (2, "Its file is gone."), (1, null)]);
    }

    [Test]
    public async Task Withdraw_ThenRevive_AnswersAgain()
    {
        await ApplyAsync(Save(Case("a")));
        await ApplyAsync(new RecordChange.Withdraw(Id("a"), "Gone."));

        (await ApplyAsync(new RecordChange.Withdraw(Id("a"), "Gone again."))).ShouldBe(SaveOutcome.Unchanged);
        (await ApplyAsync(new RecordChange.Revive(Id("a")))).ShouldBe(SaveOutcome.Revived);
        (await ApplyAsync(new RecordChange.Revive(Id("a")))).ShouldBe(SaveOutcome.Unchanged);

        var stored = (await store.GetAsync(Id("a"), None)).ShouldNotBeNull();
        (stored.Revision, stored.Withdrawal).ShouldBe((3, null));
        (await database.QueuedAsync()).ShouldHaveSingleItem().Revision.ShouldBe(3);
    }

    [Test]
    public async Task Save_OfWithdrawnWithOtherContent_IsUpdatedAndLive()
    {
        await ApplyAsync(Save(Case("a", "Old")));
        await ApplyAsync(new RecordChange.Withdraw(Id("a"), "Gone."));

        (await ApplyAsync(Save(Case("a", "New")))).ShouldBe(SaveOutcome.Updated);

        (await store.GetAsync(Id("a"), None)).ShouldNotBeNull().Withdrawal.ShouldBeNull();
        (await store.GetRevisionAsync(Id("a"), 2, None)).ShouldNotBeNull().Withdrawal.ShouldNotBeNull().Reason.ShouldBe("Gone.");
    }

    [Test]
    public async Task WithdrawAndRevive_OfWhatNeverWas_AreMissing()
    {
        (await ApplyAsync(new RecordChange.Withdraw(Id("x"), "Gone."))).ShouldBe(SaveOutcome.Missing);
        (await ApplyAsync(new RecordChange.Revive(Id("x")))).ShouldBe(SaveOutcome.Missing);

        (await store.GetAsync(Id("x"), None)).ShouldBeNull();
        (await store.RevisionsAsync(Id("x"), None)).ShouldBeEmpty();
        (await database.Queue.CountAsync(None)).ShouldBe(0);
    }

    [Test]
    public async Task Apply_SameRecordTwiceInABatch_LastWinsAndBothAreReported()
    {
        var outcomes = await store.ApplyAsync(
            [Save(Case("a", "First")), Save(Case("b")), Save(Case("a", "Second")), new RecordChange.Withdraw(Id("b"), "Gone."), Save(Case("a", "Second"))],
            None);

        outcomes.ShouldBe([SaveOutcome.Added, SaveOutcome.Added, SaveOutcome.Updated, SaveOutcome.Withdrawn, SaveOutcome.Unchanged]);
        (await store.GetAsync(Id("a"), None)).ShouldNotBeNull().Record.Title.Text.ShouldBe("Second");
        (await store.GetRevisionAsync(Id("a"), 1, None)).ShouldNotBeNull().Record.Title.Text.ShouldBe("First");
        (await database.QueuedAsync()).Select(q => (q.Id, q.Revision)).ShouldBe([(Id("a"), 2), (Id("b"), 2)], ignoreOrder: true);
    }

    [Test]
    public async Task Save_UponAnOlderRevision_IsRefusedWithAllVersionsAtHand()
    {
        await ApplyAsync(Save(Case("a", "Before")));
        await ApplyAsync(Save(Case("a", "Theirs")) with { Expected = 1 });
        await EmptyQueueAsync();

        var mine = Save(Case("a", "Mine")) with { Expected = 1 };
        (await store.ApplyAsync([Save(Case("b")), mine], None)).ShouldBe([SaveOutcome.Added, SaveOutcome.Conflict]);

        var theirs = (await store.GetAsync(Id("a"), None)).ShouldNotBeNull();
        (theirs.Revision, theirs.Record.Title.Text).ShouldBe((2, "Theirs"));
        (await store.GetRevisionAsync(Id("a"), 1, None)).ShouldNotBeNull().Record.Title.Text.ShouldBe("Before");
        (await database.QueuedAsync()).ShouldHaveSingleItem().Id.ShouldBe(Id("b"));
        (await ApplyAsync(mine with { Expected = theirs.Revision })).ShouldBe(SaveOutcome.Updated);
    }

    [Test]
    public async Task Change_UponNothingOrUponWhatIsGone_IsRefused()
    {
        (await ApplyAsync(Save(Case("a")) with { Expected = 3 })).ShouldBe(SaveOutcome.Conflict);
        (await ApplyAsync(Save(Case("a")) with { Expected = 0 })).ShouldBe(SaveOutcome.Added);
        (await ApplyAsync(Save(Case("a", "Again")) with { Expected = 0 })).ShouldBe(SaveOutcome.Conflict);
        (await ApplyAsync(new RecordChange.Withdraw(Id("a"), "Gone.") { Expected = 2 })).ShouldBe(SaveOutcome.Conflict);
        (await ApplyAsync(new RecordChange.Withdraw(Id("a"), "Gone.") { Expected = 1 })).ShouldBe(SaveOutcome.Withdrawn);
    }

    [Test]
    public async Task Save_ByManyUponTheSameRevision_OneWins()
    {
        await ApplyAsync(Save(Case("a", "Before")));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            Task.Run(() => database.Records.ApplyAsync([Save(Case("a", $"Title {i}")) with { Expected = 1 }], None))));

        outcomes.Count(o => o.Single() == SaveOutcome.Updated).ShouldBe(1);
        outcomes.Count(o => o.Single() == SaveOutcome.Conflict).ShouldBe(11);
        (await store.GetAsync(Id("a"), None)).ShouldNotBeNull().Revision.ShouldBe(2);
    }

    [Test]
    public async Task Apply_ThatBreaksInTheMiddle_LeavesNothing()
    {
        await ApplyAsync(Save(Case("b", "Old")));
        await EmptyQueueAsync();
        await database.BreakQueueAtAsync(Id("c"));

        await Should.ThrowAsync<DbException>(() => store.ApplyAsync([Save(Case("a")), Save(Case("b", "New")), Save(Case("c"))], None));

        (await store.GetAsync(Id("a"), None)).ShouldBeNull();
        (await store.GetAsync(Id("b"), None)).ShouldNotBeNull().Record.Title.Text.ShouldBe("Old");
        (await store.RevisionsAsync(Id("b"), None)).Count.ShouldBe(1);
        (await database.Queue.CountAsync(None)).ShouldBe(0);
    }

    [Test]
    public async Task Apply_Cancelled_LeavesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => store.ApplyAsync([Save(Case("a"))], cancelled.Token));

        (await store.GetAsync(Id("a"), None)).ShouldBeNull();
    }

    [TestCase("it's \"quoted\"; DROP TABLE records; --")]
    [TestCase("a/b\\c?d=e&f#g")]
    [TestCase("قضية ٣ — 案件 😀 \u202Ertl")]
    [TestCase(" spaces \t and\nlines ")]
    public async Task Save_KeyWithOddCharacters_IsKept(string key)
    {
        await ApplyAsync(Save(Case(key), file: $"records/{key}.md"));

        (await store.GetAsync(Id(key), None)).ShouldNotBeNull().Record.Key.ShouldBe(key);
        (await store.SourceEntriesAsync(Source, None)).ShouldHaveSingleItem()
            .ShouldBe(new SourceEntry(Id(key), key, $"records/{key}.md", "h1", Withdrawn: false));
    }

    [Test]
    public async Task Save_KeyWithTheNulCharacter_IsRefused()
    {
        await Should.ThrowAsync<ArgumentException>(() => store.ApplyAsync([Save(Case("b")), Save(Case("a\0b"))], None));

        (await AllAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Save_TextWithTheNulCharacter_IsKept()
    {
        await ApplyAsync(Save(Case("a", "Before\0after")));

        (await store.GetAsync(Id("a"), None)).ShouldNotBeNull().Record.Title.Text.ShouldBe("Before\0after");
    }

    [Test]
    public async Task Save_RecordOfTwoMegabytes_IsKept()
    {
        var text = string.Concat(Enumerable.Repeat("Тысяча слов о деле № 1 & 2. ", 50_000));
        var large = Case("large") with { Sections = [new Section { Name = "facts", Panes = [new Pane { Language = "ru", Text = text }] }] };

        await store.ApplyAsync([Save(Case("a")), Save(large), Save(Case("b"))], None);

        (await store.GetAsync(Id("large"), None)).ShouldNotBeNull().Record.Sections[0].Panes[0].Text.ShouldBe(text);
        (await AllAsync()).Count.ShouldBe(3);
    }

    [Test]
    public async Task Apply_FromManyThreads_LosesNothing()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 40),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, token) =>
            {
                await store.ApplyAsync([Save(Case("shared", $"Title {i}")), Save(Case($"own-{i}"))], token);
                (await store.GetAsync(Id($"own-{i}"), token)).ShouldNotBeNull();
            });

        (await store.GetAsync(Id("shared"), None)).ShouldNotBeNull().Revision.ShouldBe(40);
        (await store.RevisionsAsync(Id("shared"), None)).Select(r => r.Revision).ShouldBe(Enumerable.Range(1, 40).Reverse().Select(i => (long)i));
        (await database.Queue.CountAsync(None)).ShouldBe(41);
    }

    private async Task<SaveOutcome> ApplyAsync(RecordChange change) => (await store.ApplyAsync([change], None)).Single();

    private async Task EmptyQueueAsync() =>
        await database.Queue.ClearAsync(long.MaxValue, None);

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
