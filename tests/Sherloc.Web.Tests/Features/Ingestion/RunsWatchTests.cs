using System.Reflection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Sherloc.Core.Storage;
using Sherloc.Ingestion;
using Sherloc.Testing;
using Sherloc.Web.Features.Ingestion;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Ingestion;

public sealed class RunsWatchTests
{
    private static readonly IngestRun Run = new() { Id = 7, Source = "s", Trigger = "schedule", Started = DateTimeOffset.UnixEpoch, State = RunState.Running };

    private HeardLog log = null!;
    private ScriptedRuns store = null!;
    private RunsWatch watch = null!;

    [SetUp]
    public void SetUp()
    {
        var runs = DispatchProxy.Create<IRunStore, ScriptedRuns>();
        (store, log) = ((ScriptedRuns)runs, new HeardLog());
        watch = new RunsWatch(new RunsUnderWay(runs, new RunningSources(), TimeProvider.System), log);
    }

    [Test]
    public async Task Look_WhileTheDatabaseIsAway_KeepsWhatWasSeenAndLogsTheReasonOnce()
    {
        await watch.LookAsync(CancellationToken.None);
        var seen = watch.At;
        store.Trouble = new IOException("Connection refused.");

        await watch.LookAsync(CancellationToken.None);
        var since = watch.Away.ShouldNotBeNull();
        await watch.LookAsync(CancellationToken.None);

        watch.Now.ShouldHaveSingleItem().Id.ShouldBe(7);
        (watch.At, watch.Away).ShouldBe((seen, since));
        var (level, _, exception) = log.Lines.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Warning);
        exception.ShouldBe(store.Trouble);
    }

    [Test]
    public async Task Look_WhenTheDatabaseIsBackAndGoneAgain_LogsThatAsWell()
    {
        store.Trouble = new IOException("Connection refused.");
        await watch.LookAsync(CancellationToken.None);
        store.Trouble = null;
        await watch.LookAsync(CancellationToken.None);
        watch.Away.ShouldBeNull();
        store.Trouble = new TaskCanceledException("It took too long.");

        await watch.LookAsync(CancellationToken.None);

        log.Lines.Select(l => l.Exception?.Message).ShouldBe(["Connection refused.", "It took too long."]);
    }

    [Test]
    public async Task Look_WhenNobodyLooksAnyMore_IsLeftWithoutAWord()
    {
        store.Trouble = new OperationCanceledException();

        await Should.ThrowAsync<OperationCanceledException>(() => watch.LookAsync(new CancellationToken(canceled: true)));

        watch.Away.ShouldBeNull();
        log.Lines.ShouldBeEmpty();
    }

    /// <summary>A store with one run, unless it is in trouble.</summary>
    public class ScriptedRuns : DispatchProxy
    {
        public Exception? Trouble { get; set; }

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) =>
            Trouble is null ? Task.FromResult<IReadOnlyList<IngestRun>>([Run]) : Task.FromException<IReadOnlyList<IngestRun>>(Trouble);
    }
}
