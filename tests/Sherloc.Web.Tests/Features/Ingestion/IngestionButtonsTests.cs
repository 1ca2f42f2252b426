using System.Globalization;
using System.Net;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Web.Tests.Pages;
using Sherloc.Web.Tests.Sites;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Ingestion;

/// <summary>Every button of the page, pressed as its form is sent, and what stands there afterwards.</summary>
public sealed class IngestionButtonsTests
{
    private IngestionSite ingestion = null!;

    private Site Site => ingestion.Site;

    [OneTimeSetUp]
    public async Task StartAsync() => ingestion = await IngestionSite.StartAsync();

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        if (ingestion is not null) await ingestion.DisposeAsync();
    }

    [Test]
    public async Task RunNow_ReadsTheSource()
    {
        ingestion.Write("run-now", 3);

        await IngestionForm.RunAsync(Site, "run-now");

        var run = await ingestion.RunAsync("run-now", r => r.State != RunState.Running);
        (run.State, run.Trigger, run.Counts.Added).ShouldBe((RunState.Completed, RunTriggers.Page, 3));
        (await RowAsync("run-now")).ShouldContain("Completed");
    }

    [Test]
    public async Task RunAll_ReadsEverySource()
    {
        ingestion.Write("of-all", 1);

        await IngestionForm.PressAsync(Site, "run");

        (await ingestion.RunAsync("of-all", r => r.State != RunState.Running)).Counts.Added.ShouldBe(1);
        (await ingestion.RunAsync(SmallCollection.RecordSource, r => r.Trigger == RunTriggers.Page && r.State != RunState.Running)).State.ShouldBe(RunState.Completed);
    }

    [Test]
    public async Task Stop_EndsTheRunWithinTwoSeconds_AndKeepsWhatItStored()
    {
        ingestion.Write("to-stop", 100_000);
        await IngestionForm.RunAsync(Site, "to-stop");
        await ingestion.RunAsync("to-stop", r => r.Counts.Added > 0);

        await IngestionForm.PressAsync(Site, "cancel", "source", "to-stop");

        var asked = TimeProvider.System.GetUtcNow();
        var run = await ingestion.RunAsync("to-stop", r => r.State != RunState.Running);
        run.State.ShouldBe(RunState.Cancelled);
        (run.Ended!.Value - asked).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        run.Counts.Added.ShouldBeInRange(1, 99_999);
        (await RowAsync("to-stop")).ShouldContain("Stopped");
    }

    [Test]
    public async Task Pause_KeepsTheScheduleFromIt_UntilResume()
    {
        ingestion.Write("to-pause", 1);

        await IngestionForm.PressAsync(Site, "pause", "source", "to-pause");

        (await RowAsync("to-pause")).ShouldContain("paused since");
        await IngestionForm.PressAsync(Site, "resume", "source", "to-pause");
        (await RowAsync("to-pause")).ShouldNotContain("paused since");
    }

    [Test]
    public async Task TryFailuresAgain_ReadsWhatWasMended()
    {
        ingestion.Write("to-mend", 2, """{"kind":"publication","key":"bad","title":"x"}""");
        await IngestionForm.RunAsync(Site, "to-mend");
        await ingestion.RunAsync("to-mend", r => r.State != RunState.Running);
        var page = await Site.PageAsync("/admin/ingestion");
        var shown = page.QuerySelectorAll("main tr").Single(r => r.TextContent.Contains("A list is expected here", StringComparison.Ordinal)).TextContent;
        shown.ShouldContain("all.jsonl:3 title");
        shown.ShouldContain("record bad");
        shown.ShouldContain("""{"kind":"publication","key":"bad","title":"x"}""");
        ingestion.Write("to-mend", 3);

        await IngestionForm.PressAsync(Site, "mend", "source", "to-mend");

        var run = await ingestion.RunAsync("to-mend", r => r.Trigger == RunTriggers.Retry && r.State != RunState.Running);
        (run.State, run.Counts.Added, run.Counts.Unchanged).ShouldBe((RunState.Completed, 1, 0));
        (await RowAsync("to-mend")).ShouldNotContain("Try failures again");
    }

    [Test]
    public async Task TakeBack_WithdrawsWhatTheRunAdded_AndPausesItsSource()
    {
        ingestion.Write("to-undo", 1);
        await IngestionForm.RunAsync(Site, "to-undo");
        var run = await ingestion.RunAsync("to-undo", r => r.State != RunState.Running);
        var record = $"/records/{RecordId.From("to-undo", "r0")}";
        (await Site.PageAsync(record)).QuerySelector("h1")!.TextContent.ShouldContain("Report 0");

        await IngestionForm.PressAsync(Site, "rollback", "run", run.Id.ToString(CultureInfo.InvariantCulture));

        var undone = await ingestion.RunAsync("to-undo", r => r.Undoes == run.Id && r.State != RunState.Running);
        (undone.State, undone.Counts.Withdrawn).ShouldBe((RunState.Completed, 1));
        await Site.PageAsync(record, HttpStatusCode.Gone);
        (await RowAsync("to-undo")).ShouldContain($"Run {run.Id} was taken back.");
    }

    /// <summary>What the page says of the source.</summary>
    private async Task<string> RowAsync(string source) =>
        (await Site.PageAsync("/admin/ingestion")).QuerySelectorAll("main tr").Single(r => r.QuerySelector($"td form input[name=source][value='{source}']") is not null).TextContent;
}
