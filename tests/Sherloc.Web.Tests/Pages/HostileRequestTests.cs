using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>Whatever is asked, the answer is a page or a sentence, and never that the server failed.</summary>
public sealed class HostileRequestTests
{
    private static readonly string Long = new('a', 6000);

    private static readonly string[] Words =
    [
        "%00", "a%00b", "%01%02%1F%7F", "%F0%9F%98%80%E2%80%AE%D8%A7", "%ED%A0%80", "%FF%FE", "%EF%BF%BF", "'%20OR%201=1--", "%22", "%22%22", "((((((((((", "))))",
        "%22unclosed", "title:", "title:%22", "year:9999999999999", "year:-", "year:2020-2010", "crime:%00", "article:untoc/6/1/b/ii/x/y/z", "-", "-a", "a*", "ab*", "***",
        "OR", "OR%20OR", "NOT", "NEAR(a%20b)", "a%20AND%20b", "{x}:y", "rank:1", "%3Cscript%3Ealert(1)%3C/script%3E", "%26lt;", "..%2F..%2Fetc%2Fpasswd", "%25%30%30",
        "(a%20OR%20(b%20OR%20(c%20OR%20(d))))", "%C2%A7%201591", "s%203(1)(b)", "6(1)(b)(ii)", "%D9%80%D9%80", "%E4%BA%BA",
    ];

    private static IEnumerable<string> Queries => Words.Append(Long).Append(string.Concat(Enumerable.Repeat("a%20", 400))).Append(string.Concat(Enumerable.Repeat("(", 900)))
        .Append(string.Join("%20OR%20", Enumerable.Range(0, 150).Select(i => $"w{i}")));

    private static IEnumerable<string> Targets =>
    [
        .. Words.SelectMany(w => new[] { $"/records/{w}", $"/crimes/{w}", $"/convention/{w}", $"/convention/untoc/{w}", $"/countries/{w}", $"/api/v1/records/{w}" }),
        $"/records/{Long}", $"/convention/untoc/{Long}", "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/css/../../appsettings.json", "/appsettings.json", "/convention/untoc/6/../../../..",
        "/convention/untoc/99999999999999999999", "/convention/untoc/-1", "//", "/%", "/%zz", "/records//", "/search/", "/?%00", "/linkage?a=%00&b=%00", "/linkage?a=x&b=y",
        "/linkage?a=money-laundering", "/feeds/search.atom?q=%22", "/api/v1/linkage?crime=%00", "/api/v1/records/x/cite?format=%00", "/openapi/%00.json", "/health/%00",
    ];

    private static readonly string[] Parameters =
    [
        "page=0", "page=-1", "page=99999999999", "page=400&size=25", "page=x", "size=0", "size=101", "size=x", "year=x", "year=9999-1", "year=2010-", "year=-2010", "sort=x", "tags=x",
        "kind=x", "kind=case&kind=x", "crime=x", "crime=%00", "article=untoc/6/", "article=/", "country=fra", "country=_none", "region=x", "language=xx", "outcome=x", "cursor=x",
        "cursor=AAAA", "cursor=%00", "q=a&q=b", "yearFrom=x&yearTo=y", "yearFrom=&yearTo=", "unknown=1", "q", "&&&&", "=", "crime[]=x", "page=1&page=2",
    ];

    [TestCaseSource(nameof(Queries))]
    public async Task Query_Hostile_IsAnsweredBySomething(string query)
    {
        foreach (var address in new[] { "/search", "/api/v1/search", "/linkage" }) await RefuseOrAnswerAsync($"{address}?q={query}");
    }

    [TestCaseSource(nameof(Parameters))]
    public async Task Parameter_Hostile_IsAnsweredBySomething(string parameter)
    {
        foreach (var address in new[] { "/search", "/api/v1/search", "/linkage" }) await RefuseOrAnswerAsync($"{address}?{parameter}");
    }

    [TestCaseSource(nameof(Targets))]
    public Task Path_Hostile_IsAnsweredBySomething(string target) => RefuseOrAnswerAsync(target);

    [TestCase("/search?q=%3Cscript%3Ealert(1)%3C/script%3E")]
    [TestCase("/nothing/%3Cscript%3Ealert(1)%3C/script%3E")]
    [TestCase("/search?country=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    public async Task Markup_InAnAddress_StaysText(string address)
    {
        var (_, answer) = await RawRequest.SendAsync(await SharedSites.StarterAsync(), address);
        answer.ShouldNotContain("<script>alert", Case.Insensitive);
    }

    private static async Task RefuseOrAnswerAsync(string target)
    {
        var (status, answer) = await RawRequest.SendAsync(await SharedSites.StarterAsync(), target);
        status.ShouldBeInRange(200, 499, target);
        answer.ShouldNotContain("   at Sherloc.", Case.Sensitive, "a stack trace is shown");
        answer.ShouldNotContain("root:x:0", Case.Sensitive);
    }
}
