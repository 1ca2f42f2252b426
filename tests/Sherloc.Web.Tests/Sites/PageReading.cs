using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Shouldly;

namespace Sherloc.Web.Tests.Sites;

/// <summary>Pages and answers of a site, read.</summary>
internal static class PageReading
{
    /// <summary>The page at an address of <see cref="PageAddresses"/> or a plain one; it must answer 200.</summary>
    public static async Task<IHtmlDocument> PageAsync(this Site site, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await site.Client.GetAsync(new Uri(await site.ResolveAsync(address), UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(expected, address);
        answer.Content.Headers.ContentType?.ToString().ShouldBe("text/html; charset=utf-8", address);
        return Parse(body);
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    public static async Task<JsonNode> JsonAsync(this Site site, string address)
    {
        using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address + "\n" + body);
        return JsonNode.Parse(body)!;
    }

    /// <summary>Every address that a page links to on its own site, without fragments.</summary>
    public static IEnumerable<string> OwnLinks(this IHtmlDocument page) => page.QuerySelectorAll("a[href]")
        .Select(a => a.GetAttribute("href")!)
        .Where(h => h.StartsWith('/') && !h.StartsWith("//", StringComparison.Ordinal))
        .Select(h => h.Split('#')[0])
        .Distinct();
}
