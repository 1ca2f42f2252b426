using System.Globalization;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>Each number of the matrix opens the list that it counts.</summary>
public sealed class LinkagePageTests
{
    [TestCase("/linkage")]
    [TestCase("/linkage?kind=case")]
    public async Task Cell_OfTheMatrix_OpensAListOfThatManyRecords(string address)
    {
        var site = await SharedSites.StarterAsync();
        var page = await site.PageAsync(address);
        var cells = page.QuerySelectorAll("main table td a[href]").Where(a => int.TryParse(a.TextContent.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _)).ToList();
        cells.ShouldNotBeEmpty();
        foreach (var cell in cells)
        {
            var target = cell.GetAttribute("href")!;
            var list = target.StartsWith("/search", StringComparison.Ordinal)
                ? target
                : (await site.PageAsync(target)).QuerySelectorAll("main a[href^='/search?']").First(a => a.TextContent.Contains(cell.TextContent.Trim(), StringComparison.Ordinal)).GetAttribute("href")!;
            var total = (await site.JsonAsync("/api/v1" + list.Split('#')[0]))["total"]!.GetValue<int>();
            total.ShouldBe(int.Parse(cell.TextContent.Trim(), CultureInfo.InvariantCulture), list);
        }
    }
}
