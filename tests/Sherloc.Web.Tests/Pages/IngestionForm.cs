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

    /// <summary>Presses the button of a form; of the one without a value where none is named.</summary>
    public static async Task PressAsync(Site site, string action, string? name = null, string? value = null)
    {
        using var client = site.NewClient(followRedirects: false, DecompressionMethods.None);
        using var opened = await client.GetAsync(new Uri("/admin/ingestion", UriKind.Relative));
        var page = PageReading.Parse(await opened.Content.ReadAsStringAsync());
        var form = $"form[action='/admin/ingestion/{action}']" + (name is null ? ":not(:has(input[name=source]))" : $":has(input[name='{name}'][value='{value}'])");
        var field = page.QuerySelector($"{form} input[name=__RequestVerificationToken]").ShouldNotBeNull(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/ingestion/" + action)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", field.GetAttribute("value")!), .. name is null ? [] : new[] { KeyValuePair.Create(name, value!) }]),
        };
        request.Headers.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
