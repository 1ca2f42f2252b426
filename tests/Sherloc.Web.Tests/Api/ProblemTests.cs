using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Api;

/// <summary>Errors are application/problem+json with a sentence that says what to change.</summary>
public sealed class ProblemTests
{
    [TestCase("/api/v1/search?year=never", 400)]
    [TestCase("/api/v1/search?size=0", 400)]
    [TestCase("/api/v1/search?size=1000", 400)]
    [TestCase("/api/v1/search?sort=loudest", 400)]
    [TestCase("/api/v1/search?page=0", 400)]
    [TestCase("/api/v1/search?tags=some", 400)]
    [TestCase("/api/v1/search?cursor=nonsense", 400)]
    [TestCase("/api/v1/search?q=a*", 400)]
    [TestCase("/api/v1/linkage?year=never", 400)]
    [TestCase("/api/v1/nothing", 404)]
    [TestCase("/api/v1/records/aaaaaaaaaaaaaaaa", 404)]
    [TestCase("/api/v1/records/aaaaaaaaaaaaaaaa/cite?format=ris", 404)]
    public async Task Request_ThatCannotBeAnswered_SaysWhatToChange(string address, int status)
    {
        var site = await SharedSites.StarterAsync();
        using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, body);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(body)!;
        problem["status"]!.GetValue<int>().ShouldBe(status);
        problem["title"]!.GetValue<string>().ShouldNotBeEmpty();
        var sentence = problem["detail"]!.GetValue<string>();
        sentence.Split(' ').Length.ShouldBeGreaterThan(4, sentence);
        sentence.ShouldEndWith(".");
    }

    [Test]
    public async Task Method_ThatAnAddressDoesNotTake_IsAProblem()
    {
        var site = await SharedSites.StarterAsync();
        using var answer = await site.Client.DeleteAsync(new Uri("/api/v1/search", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }
}
