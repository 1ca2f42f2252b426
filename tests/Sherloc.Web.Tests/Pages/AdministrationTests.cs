using System.Net;
using NUnit.Framework;
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
