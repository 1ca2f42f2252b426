using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Sherloc.Core.Search;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Api;

/// <summary>A program that takes the address of a page finds what the page shows.</summary>
public sealed partial class SearchApiTests
{
    private static readonly string[] Searches =
    [
        "", "q=trafficking", "q=%22criminal+group%22&sort=oldest", "kind=case", "kind=case&kind=provision&crime=money-laundering&crime=corruption", "article=untoc/6&sort=title",
        "article=untoc/6/1/b", "country=USA&country=GBR&page=2", "year=2010-2020&sort=newest", "outcome=acquitted", "region=europe&language=de", "keyword=tip-means", "tags=all&crime=money-laundering",
        "issue=confiscation", "q=launder*+-cash", "q=crime:trafficking-in-persons+OR+country:FRA", "q=nothinghasthisword",
    ];

    [TestCaseSource(nameof(Searches))]
    public async Task SameParameters_OfPageAndApi_FindTheSame(string search)
    {
        var site = await SharedSites.StarterAsync();
        var answer = await site.JsonAsync("/api/v1/search?" + search);
        var page = await site.PageAsync("/search?" + search);

        var heading = page.QuerySelector("#found")!.TextContent;
        Number(heading).ShouldBe(answer["total"]!.GetValue<int>());
        heading.ShouldContain(answer["collection"]!.GetValue<int>().ToString("N0", CultureInfo.GetCultureInfo("en")));
        var shown = page.QuerySelectorAll("ol.results h2 a").Select(a => a.GetAttribute("href")!.Split('/')[2]).ToList();
        shown.ShouldBe(answer["hits"]!.AsArray().Select(h => h!["id"]!.GetValue<string>()));
        shown.Count.ShouldBeLessThanOrEqualTo(answer["total"]!.GetValue<int>());
    }

    [TestCaseSource(nameof(Searches))]
    public async Task Facets_OfPageAndApi_AreEqual(string search)
    {
        var site = await SharedSites.StarterAsync();
        var answer = await site.JsonAsync("/api/v1/search?" + search);
        var page = await site.PageAsync("/search?" + search);
        var rows = page.QuerySelectorAll(".facet-row").Select(r => (
            Field: r.QuerySelector("input")!.GetAttribute("name")!,
            Value: r.QuerySelector("input")!.GetAttribute("value")!,
            Count: Number(r.QuerySelector(".facet-count")!.TextContent),
            Selected: r.QuerySelector("input")!.HasAttribute("checked"))).ToList();
        var byField = rows.GroupBy(r => r.Field).ToList();
        foreach (var field in byField.Where(f => f.Key != "year"))
        {
            // The page shows the first values of a facet, and leads to a page with the others.
            var values = answer["facets"]![field.Key]!.AsArray()
                .Select(v => (Value: v!["value"]!.GetValue<string>(), Count: v["count"]!.GetValue<int>(), Selected: v["selected"]!.GetValue<bool>())).ToList();
            var shown = field.Where(r => r.Value != SearchFields.NotRecorded).Select(r => (r.Value, r.Count, r.Selected)).ToList();
            shown.Except(values).ShouldBeEmpty(field.Key);
            values.Where(v => v.Selected).Except(shown).ShouldBeEmpty(field.Key);
            shown.Count.ShouldBeGreaterThanOrEqualTo(Math.Min(values.Count, 5), field.Key);
        }

        foreach (var row in rows.Where(r => r.Value == SearchFields.NotRecorded)) row.Count.ShouldBe(answer["notRecorded"]![row.Field]!.GetValue<int>(), row.Field);
    }

    [TestCase("")]
    [TestCase("kind=provision&sort=title")]
    [TestCase("q=crime&sort=oldest")]
    public async Task Cursor_FollowedToTheEnd_PassesEveryRecordOnce(string search)
    {
        var site = await SharedSites.StarterAsync();
        var ids = new List<string>();
        string? cursor = null;
        int total;
        do
        {
            var answer = await site.JsonAsync($"/api/v1/search?{search}&size=17{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}");
            total = answer["total"]!.GetValue<int>();
            ids.AddRange(answer["hits"]!.AsArray().Select(h => h!["id"]!.GetValue<string>()));
            cursor = answer["next"]?.GetValue<string>();
        }
        while (cursor is not null && ids.Count <= total);

        total.ShouldBeGreaterThan(17);
        ids.Count.ShouldBe(total);
        ids.ShouldBeUnique();
    }

    [Test]
    public async Task Hit_OfAnswer_HasTheFieldsOfThePromise()
    {
        var site = await SharedSites.StarterAsync();
        var answer = await site.JsonAsync("/api/v1/search?q=trafficking&kind=case&size=1");
        var hit = answer["hits"]![0]!.AsObject();
        foreach (var field in new[] { "id", "kind", "title", "country", "date", "crimes", "articles", "excerpt", "url" }) hit.ContainsKey(field).ShouldBeTrue(field);
        hit["kind"]!.GetValue<string>().ShouldBe("case");
        (await site.PageAsync(hit["url"]!.GetValue<string>())).QuerySelector("h1")!.TextContent.ShouldContain(hit["title"]!.GetValue<string>());
        foreach (var field in new[] { "total", "facets", "notRecorded", "next" }) answer.AsObject().ContainsKey(field).ShouldBeTrue(field);
    }

    [Test]
    public async Task Values_WithinAFacetAndAcrossFacets_AreOrAndAnd()
    {
        var site = await SharedSites.StarterAsync();
        var cases = await IdsAsync(site, "kind=case");
        var provisions = await IdsAsync(site, "kind=provision");
        var laundering = await IdsAsync(site, "crime=money-laundering");
        (await IdsAsync(site, "kind=case&kind=provision")).ShouldBe(cases.Union(provisions), ignoreOrder: true);
        (await IdsAsync(site, "kind=case&crime=money-laundering")).ShouldBe(cases.Intersect(laundering), ignoreOrder: true);
    }

    private static async Task<HashSet<string>> IdsAsync(Site site, string search)
    {
        var ids = new HashSet<string>();
        JsonNode answer;
        var page = 1;
        do
        {
            answer = await site.JsonAsync($"/api/v1/search?{search}&size=100&page={page++}");
            ids.UnionWith(answer["hits"]!.AsArray().Select(h => h!["id"]!.GetValue<string>()));
        }
        while (answer["hits"]!.AsArray().Count == 100);
        ids.Count.ShouldBe(answer["total"]!.GetValue<int>());
        return ids;
    }

    private static int Number(string text) =>
        FirstNumber().Match(text) is { Success: true } match ? int.Parse(match.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\d[\d,]*", RegexOptions.None, 1000)]
    private static partial Regex FirstNumber();
}
