using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class IngestRunnerTests : IDisposable
{
    private readonly TestIngest ingest = new();

    public void Dispose() => ingest.Dispose();

    [Test]
    public async Task Run_NewFiles_StoresAndIndexesThem()
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        ingest.Write("sources/s/records/deep/b.md", Samples.Publication("b"));

        var (outcome, failures) = await ingest.RunAsync("s");

        failures.ShouldBeEmpty();
        outcome.State.ShouldBe(RunState.Completed);
        outcome.Counts.ShouldBe(new RunCounts { Expected = 2, Seen = 2, Added = 2 });
        var stored = await Get("s", "b");
        stored!.Record.Slug.ShouldBe("a-manual");
        stored.Record.Source.ShouldBe("s");
        stored.Origin.File.ShouldBe("records/deep/b.md");
        ingest.Index.Documents.Count.ShouldBe(2);
        (await ingest.Get<IRunStore>().LogsAsync(outcome.Run, outcome.Run, CancellationToken.None))[outcome.Run].Select(l => l.Text).ShouldBe(
        [
            "Begun (command).", "2 files to read, 0.0 MB.", "Read to the end: 2 documents.", "The index has what is stored.",
            "Ended, completed: 2 added, 0 changed, 0 unchanged, 0 withdrawn, 0 not accepted.",
        ]);
    }

    [Test]
    public async Task Run_OfMany_LetsTheIndexTakeThemWhileItGoesOn()
    {
        const int Many = 4_000;
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/a.jsonl", string.Join('\n', Enumerable.Range(0, Many).Select(n => Samples.Line($"r{n}"))));
        var seenEarly = false;

        var outcome = await ingest.Runner.RunAsync("s", "command", new Holding(WaitForTheIndex), CancellationToken.None);

        outcome.Counts.Added.ShouldBe(Many);
        seenEarly.ShouldBeTrue();
        ingest.Index.Documents.Count.ShouldBe(Many);
        (await ingest.Get<IIndexQueue>().CountAsync(CancellationToken.None)).ShouldBe(0);

        // The run waits here in the middle of the source: only an index that works beside it comes on.
        void WaitForTheIndex(RunCounts counts)
        {
            if (counts.Added is > 2_000 and < Many && !seenEarly)
            {
                seenEarly = SpinWait.SpinUntil(() => ingest.Index.Documents.Count > 0, TimeSpan.FromSeconds(30));
            }
        }
    }

    [Test]
    public async Task Run_OfManyWithoutTheIndex_StoresThemAllAndSaysSo()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/a.jsonl", string.Join('\n', Enumerable.Range(0, 3_000).Select(n => Samples.Line($"r{n}"))));
        ingest.Index.Failure = new IOException("The engine is down.");

        var outcome = await ingest.Runner.RunAsync("s", "command", null, CancellationToken.None);

        outcome.Counts.Added.ShouldBe(3_000);
        outcome.Error.ShouldNotBeNull().ShouldContain("The engine is down.");
        (await ingest.Get<IIndexQueue>().CountAsync(CancellationToken.None)).ShouldBe(3_000);
    }

    [Test]
    public async Task Run_CountsTheBytesOfItsFiles_ReadOrPassedOver()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/a.jsonl", Samples.Line("a") + "\n");
        ingest.Write("sources/s/b.jsonl", Samples.Line("b") + "\n" + "no json\n");
        var size = Samples.Line("a").Length + Samples.Line("b").Length + 10;

        await ingest.RunAsync("s");
        ingest.Bytes.ShouldBe((size, size));
        await ingest.RunAsync("s");
        ingest.Bytes.ShouldBe((size, size));
    }

    [Test]
    public async Task Rollback_GivesBackWhatWas_LeavesWhatChangedSince_AndCanBeTakenBackItself()
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a", "First"));
        ingest.Write("sources/s/records/b.md", Samples.Publication("b", "First"));
        ingest.Write("sources/s/records/gone.md", Samples.Publication("gone"));
        await ingest.RunAsync("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a", "Second"));
        ingest.Write("sources/s/records/b.md", Samples.Publication("b", "Second"));
        ingest.Write("sources/s/records/new.md", Samples.Publication("new"));
        ingest.Delete("sources/s/records/gone.md");
        var (second, _) = await ingest.RunAsync("s");
        ingest.Write("sources/s/records/b.md", Samples.Publication("b", "Third"));
        await ingest.RunAsync("s");
        var rollback = ingest.Get<RunRollback>();

        var back = await rollback.RunAsync(second.Run, "M. Editor", CancellationToken.None);

        back.Counts.ShouldBe(new RunCounts { Expected = 4, Seen = 4, Added = 1, Changed = 1, Withdrawn = 1, Failed = 1 });
        back.State.ShouldBe(RunState.CompletedWithFailures);
        (await TitleAsync("a"), await TitleAsync("b")).ShouldBe(("First", "Third"));
        (await Get("s", "a"))!.Revision.ShouldBe(3);
        (await Get("s", "new"))!.Withdrawal!.Reason.ShouldBe(RunRollback.AddedReason);
        (await Get("s", "gone"))!.Withdrawal.ShouldBeNull();
        (await ingest.Get<IRunStore>().FailuresAsync(back.Run, CancellationToken.None)).ShouldHaveSingleItem().Key.ShouldBe("b");
        var run = (await ingest.Get<IRunStore>().FindAsync(back.Run, CancellationToken.None))!;
        (run.Trigger, run.By, run.Undoes).ShouldBe((RunTriggers.Rollback, "M. Editor", second.Run));

        var again = await rollback.RunAsync(back.Run, null, CancellationToken.None);

        again.State.ShouldBe(RunState.Completed);
        (await TitleAsync("a")).ShouldBe("Second");
        (await Get("s", "new"))!.Withdrawal.ShouldBeNull();
        (await Get("s", "gone"))!.Withdrawal.ShouldNotBeNull();

        async Task<string> TitleAsync(string key) => (await Get("s", key))!.Record.Titles[0].Text;
    }

    [Test]
    public async Task Run_AskedThroughTheStore_StopsWithinTwoSeconds()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/all.jsonl", string.Concat(Enumerable.Range(0, 60_000).Select(i => Samples.Line($"r{i}") + "\n")));
        var asked = new System.Diagnostics.Stopwatch();
        var progress = new Immediate(counts =>
        {
            if (counts.Added > 0 && !asked.IsRunning)
            {
                asked.Start();
                ingest.Get<IRunStore>().AskToStopAsync("s", CancellationToken.None).GetAwaiter().GetResult();
            }
        });

        var outcome = await ingest.Runner.RunAsync("s", "page", progress, CancellationToken.None);

        asked.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        outcome.State.ShouldBe(RunState.Cancelled);
        outcome.Counts.Added.ShouldBeInRange(1, 59_999);
        (await ingest.Store.CountAsync(CancellationToken.None)).Total.ShouldBe(outcome.Counts.Added);
    }

    [Test]
    public async Task Run_Again_ChangesNothing()
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        await ingest.RunAsync("s");

        var (outcome, _) = await ingest.RunAsync("s");

        outcome.Counts.ShouldBe(new RunCounts { Expected = 1, Seen = 1, Unchanged = 1 });
        (await Get("s", "a"))!.Revision.ShouldBe(1);
    }

    [Test]
    public async Task Run_ChangedFile_MakesARevision()
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        await ingest.RunAsync("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a", title: "Another manual"));

        var (outcome, _) = await ingest.RunAsync("s");

        outcome.Counts.Changed.ShouldBe(1);
        var stored = await Get("s", "a");
        stored!.Revision.ShouldBe(2);
        stored.Record.Title.Text.ShouldBe("Another manual");
    }

    [Test]
    public async Task Run_RemovedFile_WithdrawsAndReturnedOneRevives()
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        ingest.Write("sources/s/records/b.md", Samples.Publication("b"));
        await ingest.RunAsync("s");
        ingest.Delete("sources/s/records/a.md");

        var (gone, _) = await ingest.RunAsync("s");

        gone.Counts.Withdrawn.ShouldBe(1);
        (await Get("s", "a"))!.Withdrawal!.Reason.ShouldBe("Its source no longer has it.");
        ingest.Index.Documents.Keys.ShouldBe([RecordId.From("s", "b")]);

        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        var (back, _) = await ingest.RunAsync("s");

        back.Counts.ShouldBe(new RunCounts { Expected = 2, Seen = 2, Added = 1, Unchanged = 1 });
        (await Get("s", "a"))!.Withdrawal.ShouldBeNull();
        ingest.Index.Documents.Count.ShouldBe(2);
    }

    [Test]
    public async Task Run_RemovedLine_WithdrawsOnlyIt()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/a.jsonl", Samples.Line("a") + "\n" + Samples.Line("b") + "\n");
        await ingest.RunAsync("s");
        ingest.Write("sources/s/a.jsonl", Samples.Line("b") + "\n");

        var (outcome, _) = await ingest.RunAsync("s");

        outcome.Counts.ShouldBe(new RunCounts { Seen = 1, Unchanged = 1, Withdrawn = 1 });
        (await Get("s", "a"))!.Withdrawal.ShouldNotBeNull();
    }

    [TestCase("---\nkind: publication\nkey: a\ntitle: [\n---\n")]
    [TestCase("")]
    [TestCase("---\nkind: publication\nkey: a\ntitle: [{language: en, text: x}]\nsources: []\n---\n")]
    public async Task Run_FileThatBroke_KeepsWhatWasStored(string broken)
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        ingest.Write("sources/s/records/b.md", Samples.Publication("b"));
        await ingest.RunAsync("s");
        ingest.Write("sources/s/records/a.md", broken);

        var (outcome, failures) = await ingest.RunAsync("s");

        outcome.State.ShouldBe(RunState.CompletedWithFailures);
        outcome.Counts.ShouldBe(new RunCounts { Expected = 2, Seen = 2, Unchanged = 1, Failed = 1 });
        failures.ShouldAllBe(f => f.File == "records/a.md");
        failures.ShouldNotBeEmpty();
        var kept = await Get("s", "a");
        kept!.Withdrawal.ShouldBeNull();
        kept.Revision.ShouldBe(1);
    }

    [Test]
    public async Task Run_LineThatBroke_KeepsTheRecordsOfItsFile()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/a.jsonl", Samples.Line("a") + "\n" + Samples.Line("b") + "\n");
        await ingest.RunAsync("s");
        ingest.Write("sources/s/a.jsonl", "{broken\n" + Samples.Line("b") + "\n");

        var (outcome, failures) = await ingest.RunAsync("s");

        outcome.Counts.ShouldBe(new RunCounts { Seen = 2, Unchanged = 1, Failed = 1 });
        failures.Single().Line.ShouldBe(1);
        (await Get("s", "a"))!.Withdrawal.ShouldBeNull();
    }

    [Test]
    public async Task Run_SameKeyTwice_NamesBothPlaces()
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        ingest.Write("sources/s/records/b.md", Samples.Publication("a", title: "Other"));

        var (outcome, failures) = await ingest.RunAsync("s");

        outcome.Counts.ShouldBe(new RunCounts { Expected = 2, Seen = 2, Added = 1, Failed = 1 });
        var failure = failures.Single();
        (failure.File, failure.Line, failure.Field, failure.Key).ShouldBe(("records/b.md", 3, "key", "a"));
        failure.Reason.ShouldBe("The key 'a' stands already in records/a.md, line 1.");
    }

    [Test]
    public async Task Run_SameLineTwiceUnchanged_IsStillADuplicate()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/a.jsonl", Samples.Line("a") + "\n" + Samples.Line("a") + "\n");
        await ingest.RunAsync("s");

        var (outcome, failures) = await ingest.RunAsync("s");

        outcome.Counts.ShouldBe(new RunCounts { Seen = 2, Unchanged = 1, Failed = 1 });
        failures.Single().Reason.ShouldContain("a.jsonl, line 1");
    }

    [Test]
    public async Task Run_BrokenSourceYaml_FailsAndWithdrawsNothing()
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        await ingest.RunAsync("s");
        ingest.Write("sources/s/source.yaml", "name: s\ncolour: red\n");

        var (outcome, failures) = await ingest.RunAsync("s");

        outcome.State.ShouldBe(RunState.Failed);
        outcome.Error!.ShouldContain("source.yaml");
        failures.ShouldContain(f => f.Field == "colour" && f.Line == 2);
        (await Get("s", "a"))!.Withdrawal.ShouldBeNull();
    }

    [Test]
    public async Task Run_UnknownSource_SaysWhichThereAre()
    {
        ingest.Source("s");

        var (outcome, _) = await ingest.RunAsync("../s");

        outcome.State.ShouldBe(RunState.Failed);
        outcome.Error.ShouldBe("There is no source '../s'. There are: s.");
    }

    [Test]
    public async Task Run_OtherVocabulary_ReadsEverythingAgain()
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a", more: "crimes: [terrorism]"));
        (await ingest.RunAsync("s")).Outcome.Counts.Failed.ShouldBe(1);
        ingest.Write("taxonomy/crime-types.yaml", TestVocabulary.Files["taxonomy/crime-types.yaml"] + "\n  - {id: terrorism, labels: {en: Terrorism}}\n");

        var (outcome, failures) = await ingest.RunAsync("s");

        failures.ShouldBeEmpty();
        outcome.Counts.Added.ShouldBe(1);
    }

    [Test]
    public async Task Run_BrokenVocabulary_GoesOnWithTheOneInUse()
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a", more: "crimes: [corruption]"));
        _ = ingest.Runner;
        ingest.Write("taxonomy/crime-types.yaml", "scheme: [");

        var (outcome, _) = await ingest.RunAsync("s");

        outcome.Counts.Added.ShouldBe(1);
        outcome.State.ShouldBe(RunState.CompletedWithFailures);
    }

    [Test]
    public async Task Run_IndexDown_StoresAndCatchesUpLater()
    {
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        ingest.Index.Failure = new IOException("The engine is down.");

        var (outcome, _) = await ingest.RunAsync("s");

        outcome.State.ShouldBe(RunState.Completed);
        outcome.Error!.ShouldContain("index");
        ingest.Index.Failure = null;
        await ingest.RunAsync("s");
        ingest.Index.Documents.Count.ShouldBe(1);
    }

    [Test]
    public async Task Run_Cancelled_KeepsWhatWasStoredAndWithdrawsNothing()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/a.jsonl", string.Join('\n', Enumerable.Range(0, 1_000).Select(i => Samples.Line($"k{i}"))));
        await ingest.RunAsync("s");
        ingest.Write("sources/s/a.jsonl", string.Join('\n', Enumerable.Range(500, 1_000).Select(i => Samples.Line($"k{i}"))));
        using var stop = new CancellationTokenSource();
        var progress = new Immediate(counts =>
        {
            if (counts.Added > 0)
            {
                stop.Cancel();
            }
        });

        var outcome = await ingest.Runner.RunAsync("s", "command", progress, stop.Token);

        outcome.State.ShouldBe(RunState.Cancelled);
        var counts = await ingest.Store.CountAsync(CancellationToken.None);
        counts.Withdrawn.ShouldBe(0);
        counts.Total.ShouldBeInRange(1_001, 1_499);
        (await ingest.RunAsync("s")).Outcome.Counts.Withdrawn.ShouldBe(500);
    }

    [Test]
    public async Task Run_WhileAnotherOfTheSourceIsUnderWay_IsRefused()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        ingest.Write("sources/s/a.jsonl", Samples.Line("a"));
        Task<IngestOutcome>? second = null;
        var progress = new Immediate(_ => second ??= ingest.Runner.RunAsync("s", "page", null, CancellationToken.None));

        var first = await ingest.Runner.RunAsync("s", "command", progress, CancellationToken.None);

        first.State.ShouldBe(RunState.Completed);
        (await second!).Error!.ShouldContain("under way");
        ingest.Get<RunningSources>().Counts.ShouldBeEmpty();
    }

    [Test]
    public async Task Run_Treaties_MakesARecordOfEveryArticle()
    {
        ingest.Write("sources/treaties/source.yaml", "name: treaties\ntitle: {en: Treaties}\nreader: treaties\nkind: treaty-article\n");

        var (outcome, failures) = await ingest.RunAsync("treaties");

        failures.ShouldBeEmpty();
        outcome.Counts.ShouldBe(new RunCounts { Expected = 4, Seen = 4, Added = 4 });
        var article = (await Get("treaties", "untoc-6"))!.Record.ShouldBeOfType<TreatyArticle>();
        article.Title.Text.ShouldBe("UNTOC, article 6: Laundering");
        article.Titles[1].ShouldBe(new LocalText { Language = "fr", Text = "UNTOC 6: Blanchiment" });
        article.Crimes.Select(c => c.Value).ShouldBe(["money-laundering"]);
        article.Sections.Single().Panes.Single().Text.ShouldBe("About laundering.\n\n- **Conversion** Conversion of proceeds.");
        (await ingest.RunAsync("treaties")).Outcome.Counts.Unchanged.ShouldBe(4);
    }

    [Test]
    public async Task Run_LinksAndFilesOutside_AreNotFollowed()
    {
        ingest.Source("s");
        ingest.Write("elsewhere/secret.md", Samples.Publication("secret"));
        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        var records = Path.Combine(ingest.Folder.Sources, "s", "records");
        File.CreateSymbolicLink(Path.Combine(records, "b.md"), Path.Combine(ingest.Folder.Path, "elsewhere", "secret.md"));
        Directory.CreateSymbolicLink(Path.Combine(records, "c"), Path.Combine(ingest.Folder.Path, "elsewhere"));

        var (outcome, failures) = await ingest.RunAsync("s");

        outcome.State.ShouldBe(RunState.CompletedWithFailures);
        outcome.Counts.Added.ShouldBe(1);
        failures.Select(f => f.File).Order().ShouldBe(["records/b.md", "records/c"]);
        (await Get("s", "secret")).ShouldBeNull();
    }

    private Task<StoredRecord?> Get(string source, string key) => ingest.Store.GetAsync(RecordId.From(source, key), CancellationToken.None);

    /// <summary>Unlike <see cref="Progress{T}"/> it reports on the spot.</summary>
    private sealed class Immediate(Action<RunCounts> told) : IProgress<RunCounts>
    {
        public void Report(RunCounts value) => told(value);
    }

    /// <summary>Told on the thread of the run, which waits for the answer.</summary>
    private sealed class Holding(Action<RunCounts> told) : IProgress<RunCounts>
    {
        public void Report(RunCounts value) => told(value);
    }
}
