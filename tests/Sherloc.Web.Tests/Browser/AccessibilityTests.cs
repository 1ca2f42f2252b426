using Microsoft.Playwright;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Browser;

/// <summary>What axe can find against WCAG 2.2 AA, on every page, at the width of a desk and of a phone, in both themes.</summary>
public sealed class AccessibilityTests
{
    [Test]
    public async Task Page_AtBothWidthsInBothThemes_HasNoViolation([ValueSource(typeof(PageAddresses), nameof(PageAddresses.All))] string address)
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        await tab.GoAsync(address);
        await Axe.LoadIntoAsync(tab.Page);
        var violations = new List<string>();
        foreach (var width in new[] { 1280, 390 })
        {
            await tab.Page.SetViewportSizeAsync(width, 900);
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            violations.AddRange((await Axe.RunAsync(tab.Page, Axe.AllRules)).Select(v => $"{width} px, light: {v}"));

            // The themes differ in colours alone.
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            violations.AddRange((await Axe.RunAsync(tab.Page, Axe.Contrast)).Select(v => $"{width} px, dark: {v}"));
        }

        violations.ShouldBeEmpty();
    }

    [TestCase("/search?q=trafficking&crime=money-laundering")]
    [TestCase("{kind=case&q=trafficking}")]
    [TestCase("/linkage")]
    [TestCase("/convention/untoc/6")]
    public async Task Page_WithEverythingUnfolded_HasNoViolation(string address)
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync(), 390);
        await tab.GoAsync(address);
        // So tall that the button that stays at the foot of the window covers nothing.
        await tab.Page.SetViewportSizeAsync(390, 12_000);
        await tab.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        await Axe.LoadIntoAsync(tab.Page);
        (await Axe.RunAsync(tab.Page, Axe.AllRules)).ShouldBeEmpty();
    }

    /// <summary>Proof that the tests above can fail.</summary>
    [Test]
    public async Task Page_WithAFaultPutIn_HasAViolation()
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        await tab.GoAsync("/about");
        await Axe.LoadIntoAsync(tab.Page);
        await tab.Page.EvaluateAsync("() => document.querySelector('main').append(document.createElement('button'))");
        (await Axe.RunAsync(tab.Page, Axe.AllRules)).ShouldContain(v => v.StartsWith("button-name", StringComparison.Ordinal));
    }
}
