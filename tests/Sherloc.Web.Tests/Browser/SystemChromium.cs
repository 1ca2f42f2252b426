using Microsoft.Playwright;
using NUnit.Framework;

namespace Sherloc.Web.Tests.Browser;

/// <summary>The Chromium of this machine, started once; Playwright brings none along.</summary>
internal static class SystemChromium
{
    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Started = new(StartAsync);

    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

    private static string? Executable { get; } = Find();

    /// <summary>The browser; without one the test that asks is skipped.</summary>
    public static async Task<IBrowser> BrowserAsync()
    {
        if (Executable is null)
        {
            Assert.Ignore("No Chromium found. Install it (on Debian: sudo apt-get install chromium) or set SHERLOC_CHROMIUM to its path.");
        }

        return (await Started.Value).Browser;
    }

    /// <summary>One of its own in which scripts are switched off as people do it: what stands in noscript is shown.</summary>
    public static async Task<IBrowser> WithoutScriptsAsync()
    {
        await BrowserAsync();
        return await (await Started.Value).Driver.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = [.. Arguments, "--blink-settings=scriptEnabled=false"] });
    }

    public static async Task EndAsync()
    {
        if (!Started.IsValueCreated || !Started.Value.IsCompletedSuccessfully) return;
        var (driver, browser) = await Started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = Arguments,
        }));
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SHERLOC_CHROMIUM") is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        return names.SelectMany(n => folders.Select(f => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }
}
