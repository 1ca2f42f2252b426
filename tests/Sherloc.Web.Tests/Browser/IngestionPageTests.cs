using Microsoft.Playwright;
using NUnit.Framework;
using Sherloc.Core.Storage;
using Sherloc.Web.Tests.Features.Ingestion;
using Sherloc.Web.Tests.Pages;
using Shouldly;

namespace Sherloc.Web.Tests.Browser;

/// <summary>The page of the runs while one is under way, as somebody who sits before it sees it.</summary>
public sealed class IngestionPageTests
{
    private const string Words = ".progress-words strong";

    private IngestionSite ingestion = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => ingestion = await IngestionSite.StartAsync();

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        if (ingestion is not null) await ingestion.DisposeAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var run in (await ingestion.Runs.LatestAsync(CancellationToken.None)).Where(r => r.State == RunState.Running))
        {
            await ingestion.Runs.AskToStopAsync(run.Source, CancellationToken.None);
            await ingestion.RunAsync(run.Source, r => r.State != RunState.Running);
        }
    }

    [Test]
    public async Task Progress_ChangesWithoutLoadingThePageAnew_AndIsStoppedFromThere()
    {
        ingestion.Write("watched", 200_000);
        await using var tab = await Tab.OpenAsync(ingestion.Site);
        await tab.GoAsync("/admin/ingestion");
        await tab.Page.Locator("tr:has(input[value=watched]) form[action$='/run'] button").ClickAsync();
        await tab.Page.EvaluateAsync("() => { window.same = true; }");
        var words = tab.Page.Locator(Words);
        await Assertions.Expect(words).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await tab.Page.WaitForFunctionAsync("() => window.Blazor");

        var first = await words.InnerTextAsync();
        await Assertions.Expect(words).Not.ToHaveTextAsync(first, new() { Timeout = 20_000 });
        var second = await words.InnerTextAsync();
        await Assertions.Expect(words).Not.ToHaveTextAsync(second, new() { Timeout = 20_000 });
        (await tab.Page.EvaluateAsync<bool>("() => window.same === true")).ShouldBeTrue("The page was loaded anew.");

        await tab.Page.Locator("[data-island] form button").ClickAsync();
        (await ingestion.RunAsync("watched", r => r.State != RunState.Running)).State.ShouldBe(RunState.Cancelled);
        await Assertions.Expect(tab.Page.Locator(Words)).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await Assertions.Expect(tab.Page.Locator("tr:has(td form input[value=watched])")).ToContainTextAsync("Stopped", new() { Timeout = 20_000 });
        Complaints(tab).ShouldBeEmpty();
    }

    [Test]
    public async Task Run_ThatAnotherStarts_IsShownWhenItBeginsAndWhenItEnds()
    {
        ingestion.Write("beside", 12_000);
        await using var tab = await Tab.OpenAsync(ingestion.Site);
        await tab.GoAsync("/admin/ingestion");
        await tab.Page.EvaluateAsync("() => { window.same = true; }");
        await tab.Page.WaitForFunctionAsync("() => window.Blazor");
        var row = tab.Page.Locator("tr:has(td form input[value=beside])");
        await Assertions.Expect(row).ToContainTextAsync("never");

        await IngestionForm.RunAsync(ingestion.Site, "beside");

        await Assertions.Expect(tab.Page.Locator("[data-island] h2:has-text('beside')")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(row).ToContainTextAsync("Completed", new() { Timeout = 60_000 });
        await Assertions.Expect(row).ToContainTextAsync("12,000");
        (await tab.Page.EvaluateAsync<bool>("() => window.same === true")).ShouldBeTrue("The page was loaded anew.");
        var asked = 0;
        tab.Page.Request += (_, request) => asked += request.Url.EndsWith("/admin/ingestion", StringComparison.Ordinal) ? 1 : 0;
        await Task.Delay(TimeSpan.FromSeconds(8));
        asked.ShouldBeLessThanOrEqualTo(1, "The page goes on being asked for although nothing changes.");
        // The page has been asked for anew by now: whoever goes into the island starts nothing a second time.
        await tab.Page.EvaluateAsync("""
            () => {
              const island = document.querySelector("[data-island]");
              island.tabIndex = -1;
              island.focus();
            }
            """);
        (await tab.Page.Locator("script[src*='blazor.web']").CountAsync()).ShouldBeLessThanOrEqualTo(1);
        Complaints(tab).ShouldBeEmpty();
    }

    [Test]
    public async Task Progress_WithoutScripts_IsShownByThePageThatRefreshesItself()
    {
        ingestion.Write("unscripted", 200_000);
        await IngestionForm.RunAsync(ingestion.Site, "unscripted");
        await ingestion.RunAsync("unscripted", r => r.Counts.Added > 0);
        await using var browser = await SystemChromium.WithoutScriptsAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(ingestion.Site.Address, "/admin/ingestion").ToString());
        var words = page.Locator(Words);
        var first = await words.InnerTextAsync();
        (await page.Locator("main noscript p").IsVisibleAsync()).ShouldBeTrue();

        await Assertions.Expect(words).Not.ToHaveTextAsync(first, new() { Timeout = 20_000 });
    }

    /// <summary>A request for the rest of the page gives way to a later one: that is no complaint.</summary>
    private static IEnumerable<string> Complaints(Tab tab) => tab.Complaints.Where(c => !c.EndsWith("/admin/ingestion: net::ERR_ABORTED", StringComparison.Ordinal));
}
