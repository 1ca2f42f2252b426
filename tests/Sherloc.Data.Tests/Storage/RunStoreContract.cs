using NUnit.Framework;
using Sherloc.Core.Storage;
using Sherloc.Data.Storage;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

/// <summary>What every history of runs keeps.</summary>
public abstract class RunStoreContract
{
    private static readonly RunOwner Dead = RunOwner.ThisProcess with { Started = DateTimeOffset.UnixEpoch };
    private static readonly RunOwner Elsewhere = RunOwner.ThisProcess with { Machine = "another-machine" };

    private TestDatabase database = null!;
    private RunStore runs = null!;

    protected abstract TestDatabase Create();

    [SetUp]
    public async Task SetUpAsync()
    {
        database = Create();
        runs = database.Runs(RunOwner.ThisProcess);
        await database.Records.MigrateAsync(None);
    }

    [TearDown]
    public void TearDown() => database?.Dispose();

    [Test]
    public async Task Start_ShowsARunningRun()
    {
        var id = await runs.StartAsync("cases", "page", None);

        (await runs.LatestAsync(None)).ShouldHaveSingleItem().ShouldBe(new IngestRun
        {
            Id = id,
            Source = "cases",
            Trigger = "page",
            Started = database.Time.Now,
            State = RunState.Running,
        });
    }

    [Test]
    public async Task Report_KeepsCountsAndAllFailuresInOrder()
    {
        var id = await runs.StartAsync("cases", "schedule", None);
        var counts = new RunCounts { Expected = 10, Seen = 6, Added = 1, Changed = 2, Unchanged = 1, Withdrawn = 4, Failed = 2, Bytes = 5_000_000_000, BytesExpected = 6_000_000_000 };
        IngestFailure[] failures =
        [
            new("records/a.md", 12, "charges[0].verdict", "'guilty' is not known here.", "Write convicted.", "a", 17),
            new("records/ب.md", 0, "", "The file is empty.", "Fill it or delete it."),
        ];

        await runs.ReportAsync(id, counts with { Seen = 1 }, [failures[0]], None);
        await runs.ReportAsync(id, counts, [failures[1]], None);

        (await runs.LatestAsync(None)).Single().Counts.ShouldBe(counts);
        (await runs.FailuresAsync(id, None)).ShouldBe(failures);
        (await runs.FailuresAsync(id + 1, None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Report_OfWhatNoDatabaseHolds_ReplacesTheCharacter()
    {
        var id = await runs.StartAsync("cases", "command", None);

        await runs.ReportAsync(id, new RunCounts(), [new("a.jsonl", 1, "key", "'a\0b' is no key.", "Half a pair: \uD83D.", "a\0b")], None);
        await runs.EndAsync(id, RunState.Failed, new RunCounts(), "At \0.", None);

        (await runs.FailuresAsync(id, None)).ShouldBe([new("a.jsonl", 1, "key", "'a\uFFFDb' is no key.", "Half a pair: \uFFFD.", "a\uFFFDb")]);
        (await runs.LatestAsync(None)).Single().Error.ShouldBe("At \uFFFD.");
    }

    [Test]
    public async Task End_KeepsStateCountsAndReason()
    {
        var id = await runs.StartAsync("cases", "command", None);
        database.Time.Now = database.Time.Now.AddMinutes(2);

        await runs.EndAsync(id, RunState.CompletedWithFailures, new RunCounts { Seen = 3, Failed = 3 }, "Three of three.", None);

        var run = (await runs.LatestAsync(None)).Single();
        run.State.ShouldBe(RunState.CompletedWithFailures);
        run.Ended.ShouldBe(database.Time.Now);
        run.Started.ShouldBe(database.Time.Now.AddMinutes(-2));
        run.Counts.ShouldBe(new RunCounts { Seen = 3, Failed = 3 });
        run.Error.ShouldBe("Three of three.");
    }

    [Test]
    public async Task KeepSkipped_StandsWithItsRun_TheMostFrequentFirst()
    {
        var first = await runs.StartAsync("cases", "command", None);
        await runs.EndAsync(first, RunState.Completed, new RunCounts(), null, None);
        var second = await runs.StartAsync("cases", "command", None);
        SkippedPart images = new("images", 7, "a.html", 0), contents = new("tables of contents", 5_000_000_000, "b\u0000ب.md", 12);

        await runs.KeepSkippedAsync(first, [images], None);
        await runs.KeepSkippedAsync(first, [images with { Count = 8 }, contents], None);
        await runs.KeepSkippedAsync(second, [], None);

        var skipped = await runs.SkippedAsync(first, second, None);
        skipped[first].ShouldBe([contents with { File = "b\uFFFDب.md" }, images with { Count = 8 }]);
        skipped[second].ShouldBeEmpty();
        (await runs.SkippedAsync(second, second, None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Latest_OnePerSource_OfSource_NewestFirst()
    {
        List<long> ids = [];
        foreach (var source in new[] { "b", "a", "b", "b" })
        {
            ids.Add(await runs.StartAsync(source, "page", None));
            await runs.EndAsync(ids[^1], RunState.Completed, new RunCounts(), null, None);
        }

        (await runs.LatestAsync(None)).Select(r => r.Id).ShouldBe([ids[1], ids[3]]);
        (await runs.OfSourceAsync("b", 2, None)).Select(r => r.Id).ShouldBe([ids[3], ids[2]]);
        (await runs.OfSourceAsync("none", 2, None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Start_AfterADeadProcess_ClosesItsRunOfThatSourceOnly()
    {
        var left = await database.Runs(Dead).StartAsync("cases", "schedule", None);
        await database.Runs(Dead).ReportAsync(left, new RunCounts { Seen = 7 }, [], None);
        await database.Runs(Dead).StartAsync("other", "schedule", None);

        await runs.StartAsync("cases", "start", None);

        var closed = (await runs.OfSourceAsync("cases", 9, None)).Single(r => r.Id == left);
        closed.State.ShouldBe(RunState.Failed);
        closed.Ended.ShouldBe(database.Time.Now);
        closed.Error.ShouldNotBeNull().ShouldContain("ended while it ran");
        closed.Counts.Seen.ShouldBe(7);
        (await runs.OfSourceAsync("other", 9, None)).Single().State.ShouldBe(RunState.Running);
    }

    [Test]
    public async Task Start_BesideALivingProcess_IsRefused_AndNamesTheRun()
    {
        var theirs = await database.Runs(Elsewhere).StartAsync("cases", "schedule", None);
        database.Time.Now = database.Time.Now.Add(RunOwner.Silence);

        var start = await runs.StartAsync(new RunRequest("cases", "page"), None);

        start.Run.ShouldBeNull();
        start.Other.ShouldNotBeNull().Id.ShouldBe(theirs);
        (await runs.OfSourceAsync("cases", 9, None)).Select(r => (r.Id, r.State)).ShouldBe([(theirs, RunState.Running)]);
    }

    [Test]
    public async Task Start_ByManyAtOnce_LetsOneRun()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(() => database.Runs(RunOwner.ThisProcess).StartAsync(new RunRequest("cases", "start") { UnlessWithin = TimeSpan.FromMinutes(1) }, None))));

        starts.Count(s => s.Run is not null).ShouldBe(1);
        starts.Where(s => s.Run is null).ShouldAllBe(s => s.Other != null);
    }

    [Test]
    public async Task Start_TooSoonAfterAnother_IsRefused_UnlessThatFailed()
    {
        var soon = new RunRequest("cases", "start") { UnlessWithin = TimeSpan.FromMinutes(10) };
        var first = await runs.StartAsync("cases", "page", None);
        await runs.EndAsync(first, RunState.Completed, new RunCounts(), null, None);

        database.Time.Now += TimeSpan.FromMinutes(9);
        (await runs.StartAsync(soon, None)).Other.ShouldNotBeNull().Id.ShouldBe(first);
        database.Time.Now += TimeSpan.FromMinutes(1);
        var second = (await runs.StartAsync(soon, None)).Run.ShouldNotBeNull();
        await runs.EndAsync(second, RunState.Failed, new RunCounts(), "Away.", None);
        (await runs.StartAsync(soon, None)).Run.ShouldNotBeNull();
    }

    [Test]
    public async Task Start_KeepsWhoWhenDueAndWhatItTakesBack()
    {
        var due = database.Time.Now.AddMinutes(-1);
        var id = (await runs.StartAsync(new RunRequest("cases", "rollback") { By = "M. Editor", Due = due, Undoes = 7, Continues = 6 }, None)).Run.ShouldNotBeNull();

        var run = (await runs.FindAsync(id, None)).ShouldNotBeNull();
        (run.By, run.Due, run.Undoes, run.Continues).ShouldBe(("M. Editor", due, 7, 6));
        (await runs.FindAsync(id + 1, None)).ShouldBeNull();
        (await runs.RecentAsync(5, None)).ShouldHaveSingleItem().ShouldBe(run);
    }

    [Test]
    public async Task Log_KeepsItsLinesInOrder_EachRunForItself()
    {
        var first = await runs.StartAsync("cases", "page", None);
        var second = await runs.StartAsync("laws", "page", None);
        var begun = database.Time.Now;
        await runs.LogAsync(first, "Begun.", None);
        await runs.LogAsync(second, "Half a pair: \ud800.", None);
        database.Time.Now += TimeSpan.FromSeconds(1);
        await runs.LogAsync(first, "Ended.", None);

        var logs = await runs.LogsAsync(first, second, None);

        logs[first].ShouldBe([new RunLine(begun, "Begun."), new RunLine(begun.AddSeconds(1), "Ended.")]);
        logs[second].Select(l => l.Text).ShouldBe(["Half a pair: \ufffd."]);
        (await runs.LogsAsync(second + 1, second + 9, None)).ShouldBeEmpty();
    }

    [Test]
    public async Task AskToStop_ReachesTheRun_WhereverItIs()
    {
        var id = await database.Runs(Elsewhere).StartAsync("cases", "schedule", None);
        (await runs.SignalAsync(id, None)).ShouldBe(RunSignal.GoOn);

        (await runs.AskToStopAsync("cases", None)).ShouldBeTrue();

        (await runs.SignalAsync(id, None)).ShouldBe(RunSignal.Stop);
        (await runs.ReportAsync(id, new RunCounts(), [], None)).ShouldBe(RunSignal.Stop);
        (await runs.LatestAsync(None)).Single().Stopping.ShouldBeTrue();
        (await runs.AskToStopAsync("other", None)).ShouldBeFalse();
    }

    [Test]
    public async Task Report_OfARunThatWasTakenAway_SaysSo_AndChangesNothing()
    {
        var left = await database.Runs(Elsewhere).StartAsync("cases", "schedule", None);
        database.Time.Now = database.Time.Now.Add(RunOwner.Silence).AddSeconds(1);
        (await runs.CloseAbandonedAsync(None)).ShouldHaveSingleItem().Id.ShouldBe(left);

        (await runs.ReportAsync(left, new RunCounts { Seen = 9 }, [], None)).ShouldBe(RunSignal.Lost);
        await runs.EndAsync(left, RunState.Completed, new RunCounts { Seen = 9 }, null, None);

        var run = (await runs.LatestAsync(None)).Single();
        (run.State, run.Counts.Seen).ShouldBe((RunState.Failed, 0));
        (await runs.CloseAbandonedAsync(None)).ShouldBeEmpty();
    }

    [Test]
    public async Task CloseAbandoned_CountsWhatWasStored_NotWhatWasReported()
    {
        var left = await database.Runs(Dead).StartAsync("cases", "schedule", None);
        await database.Records.ApplyAsync([Save(Case("a")) with { Run = left }, Save(Case("b")) with { Run = left }], None);
        await database.Records.ApplyAsync([Save(Case("a", "Another title")) with { Run = left }, new RecordChange.Withdraw(Id("b"), "Gone.") { Run = left }, Save(Case("c"))], None);

        await runs.CloseAbandonedAsync(None);

        (await runs.FindAsync(left, None)).ShouldNotBeNull().Counts.ShouldBe(new RunCounts { Seen = 3, Added = 2, Changed = 1, Withdrawn = 1 });
        (await runs.RevisionsAsync(left, "", 9, None)).ShouldBe(
            new[] { new RunRevisions(Id("a"), 1, 2), new RunRevisions(Id("b"), 1, 2) }.OrderBy(r => r.Id.Value, StringComparer.Ordinal));
        var next = await runs.StartAsync(new RunRequest("cases", "takeover") { Continues = left }, None);
        (await runs.FindAsync(next.Run.ShouldNotBeNull(), None)).ShouldNotBeNull().Continues.ShouldBe(left);
    }

    [Test]
    public async Task Pause_IsKeptOnce_UntilResumed()
    {
        var pauses = new SourcePauses(database.Dialect, database.Time);
        await pauses.PauseAsync("cases", "M. Editor", "Its run was taken back.", None);
        await pauses.PauseAsync("cases", "another", null, None);

        (await pauses.AllAsync(None)).ShouldBe([new PausedSource("cases", database.Time.Now, "M. Editor", "Its run was taken back.")]);
        (await pauses.ResumeAsync("cases", None)).ShouldBeTrue();
        (await pauses.ResumeAsync("cases", None)).ShouldBeFalse();
        (await pauses.AllAsync(None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Start_AfterAnotherMachineWentSilent_ClosesItsRun()
    {
        var theirs = await database.Runs(Elsewhere).StartAsync("cases", "schedule", None);
        database.Time.Now = database.Time.Now.Add(RunOwner.Silence).AddSeconds(1);

        await runs.StartAsync("cases", "page", None);

        (await runs.OfSourceAsync("cases", 9, None)).Single(r => r.Id == theirs).State.ShouldBe(RunState.Failed);
    }
}
