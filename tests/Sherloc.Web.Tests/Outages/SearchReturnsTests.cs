using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Web.Resources;
using Sherloc.Web.Tests.Pages;
using Sherloc.Web.Tests.Sites;
using Shouldly;

namespace Sherloc.Web.Tests.Outages;

/// <summary>An index that goes and comes back under a running site.</summary>
public sealed class SearchReturnsTests
{
    [Test]
    public async Task Site_StartedWithoutItsIndex_BringsItEverythingOnceItIsBack()
    {
        await using var switched = await SwitchedSite.StartAsync(SearchTrouble.Away);
        var site = switched.Site;
        switched.GiveBack();
        // A run, even one that finds nothing new, brings the index what waits for it.
        await IngestionForm.RunAsync(site, SmallCollection.RecordSource);
        await Until.HoldsAsync(site, 60, async () => await StatusAsync(site, "/health/ready") == HttpStatusCode.OK && await WaitingAsync(site) == 0);
        var stored = await StoredAsync(site);
        stored.ShouldBeGreaterThan(5);
        (await site.JsonAsync("/api/v1/search"))["total"]!.GetValue<int>().ShouldBe(stored);
        (await site.PageAsync("/crimes")).QuerySelectorAll("main .notice").ShouldBeEmpty();
        (await site.PageAsync("/admin/ingestion")).QuerySelector("main")!.TextContent.ShouldContain($"{stored} of {stored} records");
    }

    [Test]
    public async Task Counts_WhenTheIndexGoes_AreThoseCountedLastWithTheirTime()
    {
        await using var switched = await SwitchedSite.StartAsync(trouble: null);
        var site = switched.Site;
        var before = await CellsAsync(site);
        before.ShouldContain("1");
        switched.TakeAway(SearchTrouble.Overloaded);
        (await StatusAsync(site, "/search")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        // Longer than counts are kept while all is well.
        await Task.Delay(TimeSpan.FromSeconds(5.5));
        (await CellsAsync(site)).ShouldBe(before);
        (await site.PageAsync("/crimes")).QuerySelector("main .notice")!.TextContent.ShouldMatch(@"Counts on this page are as of \d+ \w+ 20\d\d, \d\d:\d\d UTC");
        // Nobody had asked for those of this page.
        (await site.PageAsync("/about")).QuerySelector("#missing ~ .not-recorded")!.TextContent.ShouldBe(Ui.UnknownList);
        switched.GiveBack();
        await Until.HoldsAsync(site, 60, async () => await StatusAsync(site, "/search") == HttpStatusCode.OK);
        (await site.PageAsync("/crimes")).QuerySelectorAll("main .notice").ShouldBeEmpty();
    }

    [Test]
    public async Task Index_ThatTakesNoChanges_IsSearchedAllTheSame()
    {
        await using var switched = await SwitchedSite.StartAsync(trouble: null);
        var site = switched.Site;
        switched.TakeAway(SearchTrouble.ReadOnly);
        var file = SmallCollection.RecordFile(site.Ingest, "passing");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("A leaflet that", "A pamphlet that", StringComparison.Ordinal));
        await IngestionForm.RunAsync(site, SmallCollection.RecordSource);
        await Until.HoldsAsync(site, 60, async () => (await site.PageAsync("/admin/ingestion")).QuerySelector("main .notice.is-bad") is not null);
        var notice = (await site.PageAsync("/admin/ingestion")).QuerySelector("main .notice.is-bad")!.TextContent;
        notice.ShouldContain(SwitchedIndex.Remedy);
        notice.ShouldContain("1 changes wait");
        (await StatusAsync(site, "/search?q=leaflet")).ShouldBe(HttpStatusCode.OK);
        (await site.JsonAsync("/health/ready"))["parts"]![1]!["detail"]!.GetValue<string>().ShouldContain(SwitchedIndex.Remedy);
        (await site.PageAsync("/crimes")).QuerySelectorAll("main .notice").ShouldBeEmpty();
        switched.GiveBack();
        await Until.HoldsAsync(site, 60, async () =>
        {
            var idle = (await site.PageAsync("/admin/ingestion")).QuerySelector($"form[action='/admin/ingestion/run']:has(input[value='{SmallCollection.RecordSource}'])");
            if (idle is not null) await IngestionForm.RunAsync(site, SmallCollection.RecordSource);
            return (await site.JsonAsync("/api/v1/search?q=pamphlet"))["total"]!.GetValue<int>() == 1;
        });
    }

    private static async Task<List<string>> CellsAsync(Site site) =>
        [.. (await site.PageAsync("/crimes")).QuerySelectorAll("main tbody td.number").Select(c => c.TextContent.Trim())];

    private static async Task<HttpStatusCode> StatusAsync(Site site, string address)
    {
        using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task<int> StoredAsync(Site site)
    {
        using var answer = await site.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var detail = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["parts"]![0]!["detail"]!.GetValue<string>();
        return int.Parse(detail.Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private static async Task<int> WaitingAsync(Site site)
    {
        var figures = (await site.PageAsync("/admin/ingestion")).QuerySelectorAll("main .ledger .figure");
        return int.Parse(figures[3].TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }
}
