using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Browser;

/// <summary>Pages fit where they are read: phone, desk, paper.</summary>
public sealed class LayoutTests
{
    [Test]
    public async Task Page_OnAnyWidth_ScrollsDownwardsOnlyAndComplainsOfNothing([ValueSource(typeof(PageAddresses), nameof(PageAddresses.Whole))] string address)
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        foreach (var width in new[] { 1280, 390, 320 })
        {
            await tab.Page.SetViewportSizeAsync(width, 900);
            await tab.GoAsync(address);
            var wide = await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            wide.ShouldBeLessThanOrEqualTo(0, $"{address} at {width} px is too wide: {await WidestAsync(tab)}");
        }

        tab.Complaints.ShouldBeEmpty();
    }

    [TestCase("{kind=case&q=trafficking}")]
    [TestCase("/search?q=trafficking")]
    [TestCase("/convention/untoc/6")]
    public async Task Page_OnPaper_LeavesBarsAndControlsAway(string address)
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        await tab.GoAsync(address);
        await tab.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        (await tab.Page.Locator("header.bar").IsVisibleAsync()).ShouldBeFalse();
        (await tab.Page.Locator("main h1").IsVisibleAsync()).ShouldBeTrue();
        (await tab.Page.Locator(".print-only").First.IsVisibleAsync()).ShouldBeTrue();
        (await tab.Page.Locator("main button:visible, main input[type=checkbox]:visible, aside.facets:visible").CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task SearchPage_AsABrowserLoadsIt_TransfersLessThan60Kilobytes()
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        var bytes = 0.0;
        session.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await session.SendAsync("Network.enable");
        await tab.Page.GotoAsync("/search?q=trafficking", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        await TestContext.Out.WriteLineAsync($"{bytes:N0} bytes with headers");
        bytes.ShouldBeInRange(10_000, 60 * 1024);
    }

    private static Task<string> WidestAsync(Tab tab) => tab.Page.EvaluateAsync<string>(
        """
        () => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .slice(0, 4).map(e => e.tagName + '.' + e.className).join(', ')
        """);
}
