using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Api;

/// <summary>A record and how to cite it, for programs.</summary>
public sealed class RecordApiTests
{
    [TestCaseSource(typeof(PageAddresses), nameof(PageAddresses.Records))]
    public async Task Record_OfAnyKind_IsTheOneOfItsPage(string address)
    {
        var site = await SharedSites.StarterAsync();
        var path = await site.ResolveAsync(address);
        var id = path.Split('/')[2];
        var record = await site.JsonAsync($"/api/v1/records/{id}");
        foreach (var field in new[] { "kind", "key", "title", "sources" }) record[field].ShouldNotBeNull(field);
        var page = await site.PageAsync(path);
        page.QuerySelector("h1")!.TextContent.ShouldContain(record["title"]![0]!["text"]!.GetValue<string>());
    }

    [TestCase("text", "text/plain")]
    [TestCase("bibtex", "application/x-bibtex")]
    [TestCase("ris", "application/x-research-info-systems")]
    [TestCase("csl", "application/vnd.citationstyles.csl+json")]
    public async Task Citation_InEachFormat_NamesTitleAndPermanentAddress(string format, string type)
    {
        var site = await SharedSites.SmallAsync();
        var id = (await site.ResolveAsync("{kind=case}")).Split('/')[2];
        using var answer = await site.Client.GetAsync(new Uri($"/api/v1/records/{id}/cite?format={format}", UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe(type);
        body.ShouldContain("Public Prosecutor v");
        body.ShouldContain("2019");
        body.ShouldContain($"/records/{id}");
        if (format == "bibtex") body.TrimStart().ShouldStartWith("@");
        if (format == "ris") body.Split('\n').Select(l => l.TrimEnd()).Last(l => l.Length > 0).ShouldBe("ER  -");
        if (format == "csl") JsonNode.Parse(body).ShouldNotBeNull();
    }

    [Test]
    public async Task Citation_InAnUnknownFormat_SaysWhichThereAre()
    {
        var site = await SharedSites.StarterAsync();
        var id = (await site.ResolveAsync("{kind=case}")).Split('/')[2];
        using var answer = await site.Client.GetAsync(new Uri($"/api/v1/records/{id}/cite?format=papyrus", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("bibtex");
    }

    [Test]
    public async Task Linkage_OfAnySearch_AddsUpAndEqualsItsLists()
    {
        var site = await SharedSites.StarterAsync();
        foreach (var search in new[] { "", "kind=case", "country=GBR" })
        {
            var linkage = await site.JsonAsync("/api/v1/linkage?" + search);
            var n = linkage["n"]!.GetValue<int>();
            n.ShouldBe((await site.JsonAsync($"/api/v1/search?{search}&size=1"))["total"]!.GetValue<int>());
            foreach (var pair in linkage["pairs"]!.AsArray().Where(p => p!["both"]!.GetValue<int>() > 0))
            {
                var (a, b, both) = (pair!["a"]!.GetValue<string>(), pair["b"]!.GetValue<string>(), pair["both"]!.GetValue<int>());
                (both + pair["onlyA"]!.GetValue<int>() + pair["onlyB"]!.GetValue<int>() + pair["neither"]!.GetValue<int>()).ShouldBe(n, $"{a} {b}");
            }
        }
    }

    [Test]
    public async Task Document_OfTheApi_ListsEveryAddressWithItsParameters()
    {
        var site = await SharedSites.StarterAsync();
        var document = await site.JsonAsync("/openapi/v1.json");
        var paths = document["paths"]!.AsObject();
        paths.Select(p => p.Key).ShouldBe(
            ["/api/v1/search", "/api/v1/records/{id}", "/api/v1/records/{id}/cite", "/api/v1/linkage"], ignoreOrder: true);
        foreach (var path in new[] { "/api/v1/search", "/api/v1/linkage" })
        {
            var names = paths[path]!["get"]!["parameters"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()).ToList();
            foreach (var name in new[] { "q", "kind", "crime", "article", "issue", "country", "region", "language", "year", "outcome", "keyword", "tags" })
            {
                names.ShouldContain(name, path);
            }
        }
    }
}
