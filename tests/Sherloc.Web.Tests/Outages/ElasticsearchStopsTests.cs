using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Sherloc.Web.Tests.Pages;
using Sherloc.Web.Tests.Sites;
using Shouldly;

namespace Sherloc.Web.Tests.Outages;

/// <summary>The whole of it on a real server: stopped in the middle of an ingest, and started again.</summary>
[Category("Slow")]
[Platform("Linux")]
[SupportedOSPlatform("linux")]
public sealed class ElasticsearchStopsTests
{
    private const int Many = 12_000;

    [Test]
    public async Task Ingest_WhoseServerStopsInTheMiddle_EndsAndTheQueueDrainsWhenItIsBack()
    {
        await using var server = await OwnElasticsearch.StartNewAsync();
        var ingest = SmallCollection.Make();
        await using var site = await Site.StartAsync(ingest, new Dictionary<string, string>
        {
            ["Search__Provider"] = "Elasticsearch",
            ["Search__Addresses"] = server.Address,
            ["Search__Prefix"] = "stops",
        });
        var record = await site.ResolveAsync("{kind=case}");
        var small = await TotalAsync(site);
        small.ShouldBeGreaterThan(5);

        await ManyRecords.WriteAsync(ingest, Many);
        await IngestionForm.RunAsync(site, ManyRecords.Source);
        // The middle: some of the new records are in the index and off the queue, most are not.
        await Until.HoldsAsync(site, 240, async () => await FiguresAsync(site) is var (stored, waiting) && stored - waiting > small + 500);
        await server.StopAsync();

        using (var search = await site.Client.GetAsync(new Uri("/search?q=appeal", UriKind.Relative)))
        {
            search.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            search.Headers.RetryAfter.ShouldNotBeNull();
        }

        (await site.PageAsync(record)).QuerySelector("h1").ShouldNotBeNull();
        (await site.PageAsync("/convention/untoc/6")).QuerySelector("main .notice.is-part").ShouldNotBeNull();
        // The run ends: everything is stored, and what the index has missed waits.
        await Until.HoldsAsync(site, 240, async () => (await site.PageAsync("/admin/ingestion")).QuerySelector("main form[action='/admin/ingestion/cancel']") is null);
        var (stored, waiting) = await FiguresAsync(site);
        stored.ShouldBe(small + Many);
        waiting.ShouldBeInRange(1, Many - 1);
        site.Output.ShouldNotContain("   at Sherloc.");

        await server.StartAsync();
        await Until.HoldsAsync(site, 300, async () => (await FiguresAsync(site)).Waiting == 0);
        await Until.HoldsAsync(site, 60, async () => await DocumentsAsync(server) == stored);
        (await TotalAsync(site)).ShouldBe(stored);
        (await site.JsonAsync("/health/ready"))["status"]!.GetValue<string>().ShouldBe("ready");
        // Every record once, by the walk through all of them.
        var ids = await IdsAsync(site);
        ids.Count.ShouldBe(stored);
        ids.Distinct().Count().ShouldBe(stored);
    }

    private static async Task<int> TotalAsync(Site site) => (await site.JsonAsync("/api/v1/search?size=1"))["total"]!.GetValue<int>();

    private static async Task<int> DocumentsAsync(OwnElasticsearch server)
    {
        using var client = new HttpClient();
        using var refreshed = await client.PostAsync(new Uri($"{server.Address}/stops-*/_refresh"), null);
        var answer = JsonNode.Parse(await client.GetStringAsync(new Uri($"{server.Address}/stops-*/_count")))!;
        return answer["count"]!.GetValue<int>();
    }

    private static async Task<(int Stored, int Waiting)> FiguresAsync(Site site)
    {
        var figures = (await site.PageAsync("/admin/ingestion")).QuerySelectorAll("main .ledger .figure")
            .Select(f => int.Parse(f.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();
        return (figures[1], figures[3]);
    }

    private static async Task<List<string>> IdsAsync(Site site)
    {
        var ids = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await site.JsonAsync("/api/v1/search?size=100&sort=title" + (cursor.Length > 0 ? "&cursor=" + Uri.EscapeDataString(cursor) : ""));
            ids.AddRange(page["hits"]!.AsArray().Select(h => h!["id"]!.GetValue<string>()));
            cursor = page["next"]?.GetValue<string>();
        }

        return ids;
    }
}
