using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Data.Storage;
using Sherloc.Data.Storage.Moving;
using Sherloc.Data.Storage.Sqlite;
using Sherloc.Testing;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

/// <summary>An installation moves to a server and back, and nothing of it changes.</summary>
public sealed class StoreCopyTests
{
    private static readonly Func<TestDatabase> Sqlite = () => new SqliteDatabase();
    private static readonly Func<TestDatabase> Postgres = () => new PostgresDatabase();

    private static IEnumerable<TestCaseData> Directions =>
    [
        new TestCaseData(Sqlite, Postgres).SetArgDisplayNames("to the server"),
        new TestCaseData(Postgres, Sqlite).SetArgDisplayNames("back"),
        new TestCaseData(Sqlite, Sqlite).SetArgDisplayNames("to another file"),
    ];

    [TestCaseSource(nameof(Directions))]
    public async Task Copy_KeepsRecordsRevisionsLinksAndRuns(Func<TestDatabase> makeSource, Func<TestDatabase> makeTarget)
    {
        using var source = makeSource();
        using var target = makeTarget();
        var ids = await FillAsync(source);
        List<long> told = [];

        var copied = await new StoreCopy(source.Dialect, target.Dialect, target.Time).RunAsync(new Told(told), None);

        copied.Records.ShouldBe(ids.Count);
        told[^1].ShouldBe(ids.Count);
        foreach (var id in ids)
        {
            await SameAsync(id, source.Records, target.Records);
        }

        foreach (var name in new[] { Source, "other" })
        {
            (await target.Records.SourceEntriesAsync(name, None)).ShouldBe(await source.Records.SourceEntriesAsync(name, None));
        }

        await SameRunsAsync(source.Runs(RunOwner.ThisProcess), target.Runs(RunOwner.ThisProcess));
        var counts = await target.Records.CountAsync(None);
        counts.ByKind.ShouldBe((await source.Records.CountAsync(None)).ByKind, ignoreOrder: true);
        (counts.Withdrawn, counts.LastChange).ShouldBe((1, (await source.Records.CountAsync(None)).LastChange));
    }

    [TestCaseSource(nameof(Directions))]
    public async Task Copy_GoesOnWhereTheOtherStopped(Func<TestDatabase> makeSource, Func<TestDatabase> makeTarget)
    {
        using var source = makeSource();
        using var target = makeTarget();
        await FillAsync(source);
        var lastRun = await source.Runs(RunOwner.ThisProcess).StartAsync("more", "command", None);
        await source.Runs(RunOwner.ThisProcess).EndAsync(lastRun, RunState.Completed, new RunCounts(), null, None);
        await source.Records.ApplyAsync([Save(Case("a", "Version 3b")) with { Run = lastRun }, Save(Case("a", "Version 3"), "h3")], None);
        await new SourcePauses(source.Dialect, source.Time).PauseAsync("more", "somebody", null, None);
        await new StoreCopy(source.Dialect, target.Dialect, target.Time).RunAsync(null, None);

        (await target.Records.ApplyAsync([Save(Case("a", "Version 3"), "h3"), Save(Case("a", "Version 4"))], None))
            .ShouldBe([SaveOutcome.Unchanged, SaveOutcome.Updated]);

        (await target.Records.GetAsync(Id("a"), None)).ShouldNotBeNull().Revision.ShouldBe(6);
        (await target.Runs(RunOwner.ThisProcess).RevisionsAsync(lastRun, "", 9, None)).ShouldBe([new RunRevisions(Id("a"), 4, 4)]);
        (await new SourcePauses(target.Dialect, target.Time).AllAsync(None)).ShouldHaveSingleItem().Source.ShouldBe("more");
        (await target.QueuedAsync()).ShouldHaveSingleItem().Id.ShouldBe(Id("a"));
        (await target.Runs(RunOwner.ThisProcess).StartAsync("more", "command", None)).ShouldBe(lastRun + 1);
    }

    [TestCaseSource(nameof(Directions))]
    public async Task Copy_IntoADatabaseThatHoldsSomething_IsRefused(Func<TestDatabase> makeSource, Func<TestDatabase> makeTarget)
    {
        using var source = makeSource();
        using var target = makeTarget();
        await FillAsync(source);
        await target.Records.MigrateAsync(None);
        await target.Records.ApplyAsync([Save(Case("mine"))], None);

        var refused = await Should.ThrowAsync<StoreNotEmptyException>(() => new StoreCopy(source.Dialect, target.Dialect, target.Time).RunAsync(null, None));

        refused.Message.ShouldContain(target.Dialect.Place);
        (await target.Records.CountAsync(None)).Total.ShouldBe(1);
        (await target.Records.GetAsync(Id("a"), None)).ShouldBeNull();
    }

    [Test]
    public async Task Copy_IntoItself_IsRefused()
    {
        using var database = new SqliteDatabase();

        (await Should.ThrowAsync<StoreNotEmptyException>(() => new StoreCopy(database.Dialect, database.Dialect, database.Time).RunAsync(null, None)))
            .Message.ShouldContain("itself");
    }

    [Test]
    public async Task Copy_OfAFileThatIsNotThere_MakesNone()
    {
        using var database = new SqliteDatabase();
        var missing = new SqliteDialect($"Data Source={database.Dialect.Place}.missing;Mode=ReadWrite");

        (await Should.ThrowAsync<StoreUnavailableException>(() => new StoreCopy(missing, database.Dialect, database.Time).RunAsync(null, None)))
            .Message.ShouldContain(missing.Place);
        File.Exists(missing.Place).ShouldBeFalse();
    }

    [TestCaseSource(nameof(Directions))]
    public async Task Copy_Stopped_LeavesTheTargetEmpty(Func<TestDatabase> makeSource, Func<TestDatabase> makeTarget)
    {
        using var source = makeSource();
        using var target = makeTarget();
        await FillAsync(source);
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new StoreCopy(source.Dialect, target.Dialect, target.Time).RunAsync(new StopAtOnce(stop), stop.Token));

        (await target.Records.CountAsync(None)).Total.ShouldBe(0);
        (await new StoreCopy(source.Dialect, target.Dialect, target.Time).RunAsync(null, None)).Records.ShouldBeGreaterThan(500);
    }

    private static async Task<IReadOnlyList<RecordId>> FillAsync(TestDatabase database)
    {
        var store = database.Records;
        await store.MigrateAsync(None);
        Record[] records =
        [
            .. new GeneratedRecords(seed: 3).Take(600),
            Case("قضية ٣ 😀", "Key of many letters", "other"),
            Case("nul", "Before\0after"),
            Case("link") with { Related = [new Relation { To = $"{Source}/a", Kind = RelationKind.Applies }] },
        ];
        await store.ApplyAsync([.. records.Select(r => Save(r)), Save(Case("a", "Version 1"))], None);
        database.Time.Now += TimeSpan.FromHours(1);
        await store.ApplyAsync([Save(Case("a", "Version 2"), "h2", "moved.md", 7)], None);
        database.Time.Now += TimeSpan.FromTicks(1);
        await store.ApplyAsync([Save(Case("a", "Version 3"), "h3"), new RecordChange.Withdraw(Id("nul"), "Its file is gone.")], None);

        // A number that was given and taken back.
        await using (var connection = await database.Dialect.OpenAsync(None))
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO ingest_runs (source, cause, owner, started, reported, state) VALUES ('x', 'x', 'x', 'x', 'x', 'x')";
            await command.ExecuteNonQueryAsync();
        }

        var runs = database.Runs(RunOwner.ThisProcess);
        for (var i = 0; i < 3; i++)
        {
            var run = await runs.StartAsync(Source, "command", None);
            await runs.ReportAsync(run, new RunCounts { Seen = 2 }, [new IngestFailure("b.md", 2, "title", "Second.", "Mend it.", "b"), new IngestFailure("a.md", 1, "", "First.", "Mend it.")], None);
            await runs.KeepSkippedAsync(run, [new SkippedPart("images", i, "a.html", 3)], None);
            await runs.LogAsync(run, "Begun.", None);
            await runs.LogAsync(run, "Ended.", None);
            await runs.EndAsync(run, RunState.CompletedWithFailures, new RunCounts { Expected = i == 1 ? 5 : null, Seen = 2, Failed = 2 }, i == 2 ? "Why." : null, None);
        }

        return [.. records.Select(r => r.Id), Id("a")];
    }

    private static async Task SameAsync(RecordId id, RecordStore source, RecordStore target)
    {
        var revisions = await source.RevisionsAsync(id, None);
        (await target.RevisionsAsync(id, None)).ShouldBe(revisions);
        foreach (var revision in revisions)
        {
            var (was, now) = ((await source.GetRevisionAsync(id, revision.Revision, None))!, (await target.GetRevisionAsync(id, revision.Revision, None)).ShouldNotBeNull());
            RecordJson.Write(now.Record).ShouldBe(RecordJson.Write(was.Record));
            (now.Origin, now.FirstSeen, now.Updated, now.Withdrawal).ShouldBe((was.Origin, was.FirstSeen, was.Updated, was.Withdrawal));
        }

        (await target.LinksToAsync(id, None)).ShouldBe(await source.LinksToAsync(id, None));
    }

    private static async Task SameRunsAsync(RunStore source, RunStore target)
    {
        var runs = await source.OfSourceAsync(Source, 99, None);
        runs.Count.ShouldBe(3);
        (await target.OfSourceAsync(Source, 99, None)).ShouldBe(runs);
        foreach (var run in runs)
        {
            (await target.FailuresAsync(run.Id, None)).ShouldBe(await source.FailuresAsync(run.Id, None));
            (await target.LogsAsync(run.Id, run.Id, None))[run.Id].ShouldBe((await source.LogsAsync(run.Id, run.Id, None))[run.Id]);
            (await target.LogsAsync(run.Id, run.Id, None))[run.Id].Count().ShouldBe(2);
            (await target.SkippedAsync(run.Id, run.Id, None))[run.Id].ShouldHaveSingleItem().ShouldBe((await source.SkippedAsync(run.Id, run.Id, None))[run.Id].Single());
        }
    }

    private sealed class Told(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value) => stop.Cancel();
    }
}
