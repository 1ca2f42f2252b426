using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>Each number of the matrix opens the list that it counts.</summary>
public sealed partial class LinkagePageTests
{
    [TestCase("/linkage")]
    [TestCase("/linkage?kind=case")]
    [TestCase("/linkage?tags=all&country=USA")]
    public async Task Cell_OfTheMatrix_OpensAListOfThatManyRecords(string address)
    {
        var site = await SharedSites.StarterAsync();
        var page = await site.PageAsync(address);
        var cells = page.QuerySelectorAll("table.matrix td a[href]");
        cells.Length.ShouldBeGreaterThan(5);
        cells.Count(c => c.GetAttribute("href")!.StartsWith("/linkage", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        foreach (var cell in cells)
        {
            var count = int.Parse(FirstNumber().Match(cell.TextContent).Value, CultureInfo.InvariantCulture);
            var target = cell.GetAttribute("href")!;
            var lists = target.StartsWith("/search", StringComparison.Ordinal)
                ? [target]
                : (await site.PageAsync(target)).QuerySelectorAll("section.pair a[href^='/search?']").Select(a => a.GetAttribute("href")!).ToList();
            var totals = new List<int>();
            foreach (var list in lists) totals.Add((await site.JsonAsync("/api/v1" + list.Split('#')[0]))["total"]!.GetValue<int>());
            totals.ShouldContain(count, target);
        }
    }

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex FirstNumber();
}
