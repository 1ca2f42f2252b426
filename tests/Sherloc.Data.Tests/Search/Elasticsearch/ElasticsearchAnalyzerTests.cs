using System.Text.Json;
using NUnit.Framework;
using Sherloc.Core.Analysis;
using Shouldly;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>How far the stems of Elasticsearch's edition of Snowball are those of ours, word by word of the reference lists.</summary>
[Category("Elasticsearch")]
public sealed class ElasticsearchAnalyzerTests
{
    private const int Words = 3000;
    private ElasticsearchServer _server = null!;

    [OneTimeSetUp]
    public async Task SetUpAsync()
    {
        _server = ElasticsearchServer.Use();
        await _server.Open().PutAsync(IndexFixture.Document("a", "x"));
    }

    [OneTimeTearDown]
    public async Task TearDownAsync()
    {
        if (_server is not null)
        {
            await _server.DropAsync();
            _server.Dispose();
        }
    }

    [TestCase("en", 0.99)]
    [TestCase("fr", 0.99)]
    [TestCase("es", 0.99)]
    [TestCase("ru", 1)]
    [TestCase("ar", 1)]
    [TestCase("de", 0.96)]
    [TestCase("nl", 1)]
    [TestCase("pt", 1)]
    public async Task Stems_AreOurs(string language, double share)
    {
        var folder = Environment.GetEnvironmentVariable("SHERLOC_TEST_ANALYSIS");
        if (string.IsNullOrEmpty(folder))
        {
            Assert.Ignore("SHERLOC_TEST_ANALYSIS is not set: it names a folder with stems.LANG.tsv (word, tab, stem of libstemmer).");
        }

        var all = (await File.ReadAllLinesAsync(Path.Combine(folder, $"stems.{language}.tsv"))).Select(l => l.Split('\t')[0]).Where(w => w.All(char.IsLetter)).ToList();
        var words = all.Where((_, i) => i % Math.Max(1, all.Count / Words) == 0).ToList();

        var stems = await StemsAsync(language, words);

        stems.Count.ShouldBe(words.Count);
        var same = words.Zip(stems).Count(p => TextAnalyzer.Fold(p.Second) == TextAnalyzer.Fold(Stemmer.Stem(p.First, language)!));
        ((double)same / words.Count).ShouldBeGreaterThanOrEqualTo(share);
    }

    private async Task<List<string>> StemsAsync(string language, List<string> words)
    {
        var stems = new List<string>();
        foreach (var part in words.Chunk(1000))
        {
            var body = JsonSerializer.Serialize(new { analyzer = language, text = part });
            using var answer = JsonDocument.Parse(await _server.SendAsync(HttpMethod.Post, $"/{_server.Prefix}-case/_analyze", body));
            stems.AddRange(answer.RootElement.GetProperty("tokens").EnumerateArray().Select(t => t.GetProperty("token").GetString()!));
        }

        return stems;
    }
}
