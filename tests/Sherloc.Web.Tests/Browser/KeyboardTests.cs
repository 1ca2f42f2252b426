using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Browser;

/// <summary>Everything can be reached and used without a mouse, and one sees where one is.</summary>
public sealed class KeyboardTests
{
    [TestCase("/")]
    [TestCase("/search?q=trafficking")]
    [TestCase("{kind=case}")]
    [TestCase("/linkage")]
    [TestCase("/convention/untoc/6")]
    public async Task FirstTab_OnAPage_OffersToSkipToTheContent(string address)
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        await tab.GoAsync(address);
        await tab.Page.EvaluateAsync("() => document.activeElement.blur()");
        await tab.Page.Keyboard.PressAsync("Tab");
        var skip = tab.Page.Locator("a.skip");
        (await skip.EvaluateAsync<bool>("e => e === document.activeElement")).ShouldBeTrue();
        (await skip.BoundingBoxAsync()).ShouldNotBeNull().Y.ShouldBeGreaterThanOrEqualTo(0);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("Tab");
        (await tab.Page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    [Test]
    public async Task Tab_ThroughTheSearchPage_ReachesFieldFacetsAndResultsInThatOrder()
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        await tab.GoAsync("/search?q=trafficking");
        var stops = await StopsAsync(tab, 150);
        var field = stops.FindIndex(s => s.Where == "#q");
        var facet = stops.FindIndex(s => s.Where == ".facet-row");
        var result = stops.FindIndex(s => s.Where == ".results");
        field.ShouldBeGreaterThan(0);
        facet.ShouldBeGreaterThan(field);
        result.ShouldBeGreaterThan(facet);
    }

    [TestCase("/")]
    [TestCase("/search?q=trafficking")]
    [TestCase("{kind=case&q=trafficking}")]
    [TestCase("/linkage")]
    [TestCase("/countries")]
    public async Task Focus_WhereverItIs_IsSeen(string address)
    {
        await using var tab = await Tab.OpenAsync(await SharedSites.StarterAsync());
        await tab.GoAsync(address);
        var stops = await StopsAsync(tab, 60);
        stops.Count.ShouldBeGreaterThan(8);
        stops.Where(s => !s.Seen).Select(s => s.Html).ShouldBeEmpty();
    }

    private static async Task<List<Stop>> StopsAsync(Tab tab, int most)
    {
        await tab.Page.EvaluateAsync("() => document.activeElement.blur()");
        var stops = new List<Stop>();
        for (var i = 0; i < most; i++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            var stop = await tab.Page.EvaluateAsync<Stop>(
                """
                () => {
                  const e = document.activeElement;
                  const style = getComputedStyle(e);
                  const ring = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
                  const where = e.id === 'q' ? '#q' : e.closest('.facet-row') ? '.facet-row' : e.closest('.results') ? '.results' : '';
                  return { Where: where, Seen: e === document.body || ring(style) || (e.parentElement && ring(getComputedStyle(e.parentElement))), Html: e.outerHTML.slice(0, 160) };
                }
                """);
            if (stop.Html.StartsWith("<body", StringComparison.Ordinal)) break;
            stops.Add(stop);
        }

        return stops;
    }

    /// <summary>Where the focus was after a press of the key.</summary>
    private sealed class Stop
    {
        public string Where { get; set; } = "";

        public bool Seen { get; set; }

        public string Html { get; set; } = "";
    }
}
