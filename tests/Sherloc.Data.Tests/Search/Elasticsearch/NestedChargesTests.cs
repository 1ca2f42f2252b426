using System.Text.Json;
using NUnit.Framework;
using Sherloc.Core.Search;
using Shouldly;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>Charges and parties of a case are documents of their own inside it, on a real Elasticsearch.</summary>
[Category("Elasticsearch")]
public sealed class NestedChargesTests
{
    private ElasticsearchServer _server = null!;

    [SetUp]
    public void SetUp() => _server = ElasticsearchServer.Use();

    [TearDown]
    public async Task TearDownAsync()
    {
        if (_server is not null)
        {
            await _server.DropAsync();
            _server.Dispose();
        }
    }

    [Test]
    public async Task Verdict_OfOneDefendant_DoesNotAnswerForAnother()
    {
        var index = _server.Open();
        await index.PutAsync(
            IndexFixture.Document("apart", "x") with { Charges = [Charge("d1", "corruption", "convicted", 24), Charge("d2", "trafficking-in-persons", "acquitted", null)] },
            IndexFixture.Document("together", "x") with { Charges = [Charge("d1", "trafficking-in-persons", "convicted", 108)] });

        (await FindAsync("charges", ("crimes", "trafficking-in-persons"), ("verdict", "convicted"))).ShouldBe([IndexFixture.Id("together").Value]);
        (await FindAsync("charges", ("crimes", "corruption"), ("verdict", "convicted"))).ShouldBe([IndexFixture.Id("apart").Value]);
        (await index.FindAsync("x")).Total.ShouldBe(2);
        (await index.FindAsync("")).Collection.ShouldBe(2);
    }

    [Test]
    public async Task Party_IsFoundByWhatIsTrueOfOne()
    {
        var index = _server.Open();
        await index.PutAsync(IndexFixture.Document("a", "x") with
        {
            Parties = [new IndexParty("d1", "individual", ["defendant"], "male", ["NGA"]), new IndexParty("v1", "individual", ["victim"], "female", ["ITA"])],
        });

        (await FindAsync("parties", ("roles", "victim"), ("gender", "female"))).ShouldBe([IndexFixture.Id("a").Value]);
        (await FindAsync("parties", ("roles", "defendant"), ("gender", "female"))).ShouldBeEmpty();
    }

    private static IndexCharge Charge(string party, string crime, string verdict, int? months) => new(party, "s. 1", [crime], [], verdict, months, IsLife: false);

    private async Task<string[]> FindAsync(string path, params (string Field, string Value)[] terms)
    {
        var must = terms.Select(t => new Dictionary<string, object> { ["term"] = new Dictionary<string, string> { [$"{path}.{t.Field}"] = t.Value } });
        var query = new { query = new { nested = new { path, query = new { @bool = new { must } } } } };
        var answer = await _server.SendAsync(HttpMethod.Post, $"/{_server.Prefix}-case/_search", JsonSerializer.Serialize(query));
        return [.. JsonDocument.Parse(answer).RootElement.GetProperty("hits").GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("_id").GetString()!)];
    }
}
