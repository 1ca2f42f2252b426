using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Requests;
using Sherloc.Data.Search.Elasticsearch.Searching;
using Shouldly;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>What Elasticsearch is asked, as files to read in <c>Golden</c>; SHERLOC_UPDATE_GOLDEN=1 writes them anew.</summary>
public sealed class SearchBodyTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestCase("word", "traffickers")]
    [TestCase("word-russian", "обвиняемый")]
    [TestCase("number", "6(1)(b)")]
    [TestCase("phrase", "\"money laundering\"")]
    [TestCase("ideographs", "洗钱罪")]
    [TestCase("wildcard", "launder*")]
    [TestCase("logic", "\"a b\" (\"c\" OR \"d\") -\"e\" country:FRA")]
    [TestCase("fields", "title:\"ring\" court:\"high court\" year:2010-2015")]
    public Task Query_Compiled_IsAsExpected(string name, string query) =>
        CompareAsync(name, new SearchPlan(new SearchRequest { Query = query, Facets = [], Excerpts = 0 }).Hits(moment: null));

    [Test]
    public async Task Facets_WithSelections_AreCountedWithoutTheirOwn()
    {
        var plan = new SearchPlan(new SearchRequest
        {
            Filters = new Dictionary<string, IReadOnlyList<string>> { [SearchFields.Crime] = ["corruption", "not-recorded"], [SearchFields.Country] = ["FRA"] },
            Year = new YearRange { From = 2010, NotRecorded = true },
            WithSuggestions = true,
            Sort = SortOrder.Title,
            Page = 3,
        });
        await CompareAsync("facets-selected", plan.Counts(moment: null)!);
        await CompareAsync("hits-selected", plan.Hits(moment: null));
    }

    [Test]
    public Task Facets_None_SelectionsNarrowTheQuery() => CompareAsync("filters-only", new SearchPlan(new SearchRequest
    {
        Query = "\"one\"",
        Filters = new Dictionary<string, IReadOnlyList<string>> { [SearchFields.Kind] = ["case"] },
        Facets = [],
        Sort = SortOrder.Oldest,
    }).Hits(moment: "a-moment"));

    [Test]
    public Task Pairs_OfAFacet() => CompareAsync("pairs", PairSearch.Body(new SearchPlan(new SearchRequest { Query = "country:FRA" }), SearchFields.Crime));

    [Test]
    public void Counts_WhereNoFacetIsAskedFor_AreNone() => new SearchPlan(new SearchRequest { Query = "one", Facets = [] }).Counts(moment: null).ShouldBeNull();

    private static async Task CompareAsync(string name, SearchBody body, [CallerFilePath] string here = "")
    {
        var actual = JsonNode.Parse(JsonSerializer.Serialize(body, RequestJson.Default.SearchBody))!.ToJsonString(Readable) + "\n";
        var file = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name + ".json");
        if (Environment.GetEnvironmentVariable("SHERLOC_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, actual);
        }

        File.Exists(file).ShouldBeTrue($"There is no {file}: run once with SHERLOC_UPDATE_GOLDEN=1.");
        actual.ShouldBe(await File.ReadAllTextAsync(file), $"{file} says otherwise; if it is right now, run once with SHERLOC_UPDATE_GOLDEN=1.");
    }
}
