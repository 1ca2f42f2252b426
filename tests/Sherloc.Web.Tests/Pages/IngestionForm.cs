using System.Net;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Pages;

/// <summary>What a person does there: opens the page, presses the button of a row.</summary>
internal static class IngestionForm
{
    public static Task RunAsync(Site site, string source) => PressAsync(site, "run", "source", source);

    /// <summary>Presses "try again" beside a record that is not in the index.</summary>
    public static Task RetryAsync(Site site, string record) => PressAsync(site, "retry", "record", record);

    private static async Task PressAsync(Site site, string action, string name, string value)
    {
        using var client = site.NewClient(followRedirects: false, DecompressionMethods.None);
        using var opened = await client.GetAsync(new Uri("/admin/ingestion", UriKind.Relative));
        var page = PageReading.Parse(await opened.Content.ReadAsStringAsync());
        var field = page.QuerySelector($"form[action='/admin/ingestion/{action}']:has(input[value='{value}']) input[name=__RequestVerificationToken]").ShouldNotBeNull();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/ingestion/" + action)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", field.GetAttribute("value")!), new(name, value)]),
        };
        request.Headers.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
