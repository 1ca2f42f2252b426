using Microsoft.Playwright;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Browser;

/// <summary>A window of its own on a site, and what its console complained about.</summary>
internal sealed class Tab(Site site, IBrowserContext context, IPage page) : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public IPage Page => page;

    public Site Site => site;

    /// <summary>Errors of scripts, refusals of the content policy, answers that failed.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Tab> OpenAsync(Site site, int width = 1280, bool dark = false, bool scripts = true)
    {
        var browser = await SystemChromium.BrowserAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = scripts,
            Locale = "en",
        });
        var tab = new Tab(site, context, await context.NewPageAsync());
        tab.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") tab.complaints.Add($"{message.Text} ({message.Location})");
        };
        tab.Page.PageError += (_, error) => tab.complaints.Add(error);
        tab.Page.RequestFailed += (_, request) => tab.complaints.Add($"{request.Url}: {request.Failure}");
        return tab;
    }

    /// <summary>Opens an address of <see cref="PageAddresses"/> or a plain one.</summary>
    public async Task GoAsync(string address)
    {
        // Chromium itself complains about an answer of 404.
        await page.GotoAsync(await site.ResolveAsync(address), new() { WaitUntil = WaitUntilState.Load });
    }

    /// <summary>Path and query of where it is.</summary>
    public string Where => new Uri(page.Url).PathAndQuery;

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
