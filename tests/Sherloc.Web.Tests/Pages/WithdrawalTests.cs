using System.Diagnostics;
using System.Net;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>A record whose file goes says so at its address; when the file returns, so does the record.</summary>
public sealed class WithdrawalTests
{
    [Test]
    public async Task File_RemovedAndBroughtBack_WithdrawsAndRevivesItsRecord()
    {
        var site = await SharedSites.SmallAsync();
        var file = SmallCollection.RecordFile(site.Ingest, "passing");
        var address = await site.ResolveAsync("{q=leaflet}");
        var text = await File.ReadAllTextAsync(file);

        File.Delete(file);
        try
        {
            await IngestionForm.RunAsync(site, SmallCollection.RecordSource);
            await UntilAsync(site, address, HttpStatusCode.Gone);
            var page = await site.PageAsync(address, HttpStatusCode.Gone);
            page.QuerySelector("h1")!.TextContent.ShouldContain("A leaflet that comes and goes");
            page.QuerySelector("main [class*=notice]").ShouldNotBeNull().TextContent.Length.ShouldBeGreaterThan(20);
            page.QuerySelector("main input[name=q]").ShouldNotBeNull();
            (await site.JsonAsync("/api/v1/search?q=leaflet"))["total"]!.GetValue<int>().ShouldBe(0);
        }
        finally
        {
            await File.WriteAllTextAsync(file, text);
        }

        await IngestionForm.RunAsync(site, SmallCollection.RecordSource);
        await UntilAsync(site, address, HttpStatusCode.OK);
        (await site.ResolveAsync("{q=leaflet}")).ShouldBe(address);
    }

    /// <summary>The run and the index follow the form within moments.</summary>
    private static async Task UntilAsync(Site site, string address, HttpStatusCode expected)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
            var found = (await site.JsonAsync("/api/v1/search?q=leaflet"))["total"]!.GetValue<int>();
            if (answer.StatusCode == expected && found == (expected == HttpStatusCode.OK ? 1 : 0)) return;
            clock.Elapsed.TotalSeconds.ShouldBeLessThan(30, $"{address} answers {(int)answer.StatusCode}, the search finds {found}\n{site.Output}");
            await Task.Delay(100);
        }
    }
}
