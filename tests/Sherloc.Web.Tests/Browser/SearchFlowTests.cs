using Microsoft.Playwright;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Browser;

/// <summary>The search as a person goes about it, with scripts and without.</summary>
public sealed class SearchFlowTests
{
    [Test]
    public async Task HomePage_WordsTypedAndEnter_LeadToTheirResults([Values] bool scripts)
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync(), scripts: scripts);
        await tab.GoAsync("/");
        await tab.Page.Locator("main input[name=q]").FillAsync("smuggling of migrants");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync(u => u.Contains("/search?q=smuggling", StringComparison.Ordinal));
        (await tab.Page.Locator("ol.results > li").CountAsync()).ShouldBeGreaterThan(0);
    }

    [Test]
    public async Task Facet_TickedWithoutScripts_IsAppliedByItsButton()
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync(), scripts: false);
        await tab.GoAsync("/search?q=trafficking");
        var row = tab.Page.Locator(".facet-row:has(input[name=crime])").First;
        var count = await row.Locator(".facet-count").InnerTextAsync();
        await row.Locator("input").CheckAsync();
        await tab.Page.Locator(".facets-apply button").ClickAsync();
        await tab.Page.WaitForURLAsync(u => u.Contains("crime=", StringComparison.Ordinal));
        (await tab.Page.Locator("#found").InnerTextAsync()).ShouldStartWith(count + " ");
        tab.Where.ShouldContain("q=trafficking");
    }

    [Test]
    public async Task Facet_TickedWithScripts_IsAppliedAtOnceAndKeepsTheFocus()
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        await tab.GoAsync("/search?q=trafficking");
        var box = tab.Page.Locator(".facet-row input[name=crime]").First;
        var value = await box.GetAttributeAsync("value");
        await box.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Space");
        await tab.Page.WaitForURLAsync(u => u.Contains("crime=", StringComparison.Ordinal));
        (await tab.Page.EvaluateAsync<string>("() => document.activeElement.value")).ShouldBe(value);
        (await tab.Page.Locator(".chips .chip").CountAsync()).ShouldBe(1);
        tab.Where.ShouldNotContain("yearFrom");
        tab.Complaints.ShouldBeEmpty();
    }

    [Test]
    public async Task Chip_Removed_LiftsItsFilterAndBackBringsItBack([Values] bool scripts)
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync(), scripts: scripts);
        await tab.GoAsync("/search?q=trafficking&crime=money-laundering&kind=provision");
        var before = await tab.Page.Locator("#found").InnerTextAsync();
        (await tab.Page.Locator(".chips .chip").CountAsync()).ShouldBe(2);
        await tab.Page.Locator(".chip:has-text('Money laundering') a").ClickAsync();
        await tab.Page.WaitForURLAsync(u => !u.Contains("crime=", StringComparison.Ordinal));
        (await tab.Page.Locator(".chips .chip").CountAsync()).ShouldBe(1);
        await tab.Page.GoBackAsync();
        (await tab.Page.Locator("#found").InnerTextAsync()).ShouldBe(before);
        (await tab.Page.Locator(".facet-row input[value=money-laundering]").IsCheckedAsync()).ShouldBeTrue();
    }

    [Test]
    public async Task EmptyResult_NamesAFilterWhoseRemovalHelps()
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        await tab.GoAsync("/search?q=trafficking&crime=terrorism&country=NZL&outcome=acquitted");
        (await tab.Page.Locator("ol.results").CountAsync()).ShouldBe(0);
        var ways = tab.Page.Locator("main section a[href^='/search']");
        (await ways.CountAsync()).ShouldBeGreaterThan(0);
    }

    [TestCase("/search?q=trafficking", "ol.results > li", "#found", ".facet-row")]
    [TestCase("{kind=case}", "table", "h1", "h2")]
    [TestCase("/linkage", "table.matrix", "h1", "td a")]
    [TestCase("/convention/untoc/6", "h1", "h2", "main a")]
    public async Task Page_WithoutScripts_IsWhole(string address, params string[] parts)
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync(), scripts: false);
        await tab.GoAsync(address);
        foreach (var part in parts) (await tab.Page.Locator($"main {part.Replace("main ", "", StringComparison.Ordinal)}").First.IsVisibleAsync()).ShouldBeTrue(part);
    }

    [Test]
    public async Task Suggestions_WhileTyping_AreChosenByArrowsAndClosedByEscape()
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        await tab.GoAsync("/search");
        var field = tab.Page.Locator("#q");
        var options = tab.Page.Locator("#suggestions [role=option]");
        await field.FocusAsync();
        await tab.Page.WaitForFunctionAsync("() => !!window.Blazor");
        await field.PressSequentiallyAsync("traff", new() { Delay = 40 });
        await Assertions.Expect(options.First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");

        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(options.First).Not.ToBeVisibleAsync();
        (await field.InputValueAsync()).ShouldStartWith("traff");

        await field.PressSequentiallyAsync("i");
        await Assertions.Expect(options.First).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        (await field.GetAttributeAsync("aria-activedescendant")).ShouldBe(await options.First.GetAttributeAsync("id"));
        var target = await options.First.GetAttributeAsync("data-href");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync(u => u.Contains("/records/", StringComparison.Ordinal) || u.Contains("/search?q=", StringComparison.Ordinal));
        tab.Where.ShouldStartWith(target.ShouldNotBeNull());
        tab.Complaints.ShouldBeEmpty();
    }
}
