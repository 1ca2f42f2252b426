using System.Net;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>Starts a run as a person does: opens the page, presses the button of a source.</summary>
internal static class IngestionForm
{
    public static async Task RunAsync(Site site, string source)
    {
        using var client = site.NewClient(followRedirects: false, DecompressionMethods.None);
        using var opened = await client.GetAsync(new Uri("/admin/ingestion", UriKind.Relative));
        var page = PageReading.Parse(await opened.Content.ReadAsStringAsync());
        var field = page.QuerySelector($"form[action='/admin/ingestion/run']:has(input[value='{source}']) input[name=__RequestVerificationToken]").ShouldNotBeNull();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/ingestion/run")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", field.GetAttribute("value")!), new("source", source)]),
        };
        request.Headers.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
