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
        var counts = new RunCounts { Expected = 10, Seen = 6, Added = 1, Changed = 2, Unchanged = 1, Withdrawn = 4, Failed = 2 };
        IngestFailure[] failures =
        [
            new("records/a.md", 12, "charges[0].verdict", "'guilty' is not known here.", "Write convicted.", "a"),
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
    public async Task Latest_OnePerSource_OfSource_NewestFirst()
    {
        List<long> ids = [];
        foreach (var source in new[] { "b", "a", "b", "b" })
        {
            ids.Add(await runs.StartAsync(source, "page", None));
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
    public async Task Start_BesideALivingProcess_LeavesItsRunAlone()
    {
        var mine = await runs.StartAsync("cases", "schedule", None);
        var theirs = await database.Runs(Elsewhere).StartAsync("cases", "schedule", None);
        database.Time.Now = database.Time.Now.Add(RunOwner.Silence);

        await runs.StartAsync("cases", "page", None);

        (await runs.OfSourceAsync("cases", 9, None)).Where(r => r.Id == mine || r.Id == theirs).ShouldAllBe(r => r.State == RunState.Running);
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
