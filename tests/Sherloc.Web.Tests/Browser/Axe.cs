using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Sherloc.Web.Tests.Browser;

/// <summary>
/// axe, put into a page once and run there as often as wanted: the way of its own package, which loads it anew for each run and collects
/// what passes too, takes several times as long.
/// </summary>
internal static class Axe
{
    public const string AllRules = """{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }""";

    public const string Contrast = """{ type: 'rule', values: ['color-contrast'] }""";

    public static Task LoadIntoAsync(IPage page) => page.EvaluateAsync("script => { (0, eval)(script) }", new BundledAxeScriptProvider().GetScript());

    /// <returns>A line for each rule that is broken, with the first place.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(IPage page, string rules)
    {
        var found = await page.EvaluateAsync<JsonElement>(
            $$"""
            async () => {
              const found = await axe.run({ runOnly: {{rules}}, resultTypes: ['violations'], preload: false });
              if (found.violations.length + found.passes.length + found.inapplicable.length === 0) throw new Error('axe ran no rule');
              return found.violations.map(v => `${v.id}, ${v.help}: ${v.nodes.length} times, such as ${v.nodes[0].target}: ${v.nodes[0].html.slice(0, 200)} (${v.nodes[0].failureSummary})`);
            }
            """);
        return [.. found.EnumerateArray().Select(v => v.GetString()!)];
    }
}
