using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Browser;

/// <summary>What axe can find against WCAG 2.2 AA, on every page, at the width of a desk and of a phone, in both themes.</summary>
public sealed class AccessibilityTests
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Test]
    public async Task Page_AtBothWidthsInBothThemes_HasNoViolation([ValueSource(typeof(PageAddresses), nameof(PageAddresses.All))] string address)
    {
        var site = await SharedSites.StarterAsync();
        var violations = new List<string>();
        foreach (var width in new[] { 1280, 390 })
        {
            foreach (var dark in new[] { false, true })
            {
                await using var tab = await Tab.OpenAsync(site, width, dark);
                await tab.GoAsync(address);
                var found = await tab.Page.RunAxe(Options);
                found.Passes.ShouldNotBeEmpty();
                violations.AddRange(found.Violations.Select(v => $"{width} px, {(dark ? "dark" : "light")}: {v.Id}, {v.Help}: {Places(v)}"));
            }
        }

        violations.ShouldBeEmpty();
    }

    [TestCase("/search?q=trafficking&crime=money-laundering")]
    [TestCase("{kind=case&q=trafficking}")]
    [TestCase("/linkage")]
    public async Task Page_WithEverythingUnfolded_HasNoViolation(string address)
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync(), 390);
        await tab.GoAsync(address);
        await tab.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        var found = await tab.Page.RunAxe(Options);
        found.Violations.Select(v => $"{v.Id}, {v.Help}: {Places(v)}").ShouldBeEmpty();
    }

    private static string Places(AxeResultItem item) => $"{item.Nodes.Length} times, such as {item.Nodes[0].Target}: {item.Nodes[0].Html}";
}
