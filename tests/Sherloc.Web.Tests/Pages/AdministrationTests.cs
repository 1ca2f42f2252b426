using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Data;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>The administration answers to this machine alone, and only to forms that it handed out.</summary>
public sealed class AdministrationTests
{
    [TestCase("Host: sherloc.example.org")]
    [TestCase("Host: 192.0.2.7:5080")]
    [TestCase("Host: localhost.example.org")]
    [TestCase("X-Forwarded-For: 192.0.2.7")]
    [TestCase("X-Forwarded-For: 127.0.0.1")]
    [TestCase("Forwarded: for=192.0.2.7")]
    [TestCase("X-Original-For: 127.0.0.1")]
    [TestCase("X-Real-IP: 127.0.0.1")]
    [TestCase("Via: 1.1 proxy")]
    public async Task Administration_AskedFromElsewhere_IsRefused(string header)
    {
        var site = await SharedSites.StarterAsync();
        foreach (var target in new[] { "/admin/ingestion", "/ADMIN/ingestion", "/%61dmin/ingestion" })
        {
            var (status, answer) = await RawRequest.SendAsync(site, target, header);
            status.ShouldBe(403, target);
            answer.ShouldNotContain("/admin/ingestion/run");
        }
    }

    [TestCase("/admin/ingestion/run")]
    [TestCase("/admin/ingestion/cancel")]
    [TestCase("/admin/ingestion/retry")]
    [TestCase("/admin/ingestion/pause")]
    [TestCase("/admin/ingestion/resume")]
    [TestCase("/admin/ingestion/mend")]
    [TestCase("/admin/ingestion/rollback")]
    [TestCase("/language")]
    public async Task Form_WithoutItsToken_IsRefused(string address)
    {
        var site = await SharedSites.StarterAsync();
        using var form = new FormUrlEncodedContent([new("source", "starter-cases"), new("code", "en"), new("back", "/")]);
        using var answer = await site.Client.PostAsync(new Uri(address, UriKind.Relative), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        PageReading.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("h1").ShouldNotBeNull();
    }

    [Test]
    public async Task Form_SentWhereNothingIs_AnswersNotFound()
    {
        var site = await SharedSites.StarterAsync();
        using var form = new FormUrlEncodedContent([new("x", "1")]);
        using var answer = await site.Client.PostAsync(new Uri("/nothing-here", UriKind.Relative), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Record_ThatTheIndexDidNotTake_IsShownWithItsReasonAndTriedAgain()
    {
        var site = await SharedSites.SmallAsync();
        await using var services = new ServiceCollection()
            .AddSherlocData(new ConfigurationBuilder().AddInMemoryCollection(site.Settings).Build())
            .BuildServiceProvider();
        var (store, queue) = (services.GetRequiredService<IRecordStore>(), services.GetRequiredService<IIndexQueue>());
        var id = (await store.LatestAsync(1, Enum.GetValues<RecordKind>(), CancellationToken.None)).Single().Record.Id;
        await queue.SetAsideAsync([(id, "The field <date> is out of bounds.")], CancellationToken.None);

        var page = await site.PageAsync("/admin/ingestion");
        var row = page.QuerySelectorAll("main tr").Single(r => r.QuerySelector($"a[href='/records/{id}']") is not null);
        row.TextContent.ShouldContain("The field <date> is out of bounds.");
        await IngestionForm.RetryAsync(site, id.Value);

        (await queue.AsideAsync(1, CancellationToken.None)).ShouldBeEmpty();
        for (var tries = 0; await queue.CountAsync(CancellationToken.None) > 0; tries++)
        {
            tries.ShouldBeLessThan(100, "The record was not indexed again.");
            await Task.Delay(100);
        }
    }

    [Test]
    public async Task Page_OfIngestion_ShowsEverySourceWithItsCounts()
    {
        var site = await SharedSites.StarterAsync();
        var page = await site.PageAsync("/admin/ingestion");
        var rows = page.QuerySelectorAll("main table tbody tr").Select(r => r.TextContent).ToList();
        foreach (var source in Directory.GetDirectories(Path.Combine(Repository.Ingest, "sources")).Select(d => Path.GetFileName(d)))
        {
            rows.ShouldContain(r => r.Contains(source, StringComparison.Ordinal), source);
        }
    }
}
