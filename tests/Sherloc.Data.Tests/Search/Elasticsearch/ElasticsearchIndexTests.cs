using NUnit.Framework;
using Sherloc.Core.Search;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>The contract of every index, on a real Elasticsearch.</summary>
[Category("Elasticsearch")]
public sealed class ElasticsearchIndexTests : SearchIndexContract
{
    private ElasticsearchServer? _server;

    /// <summary><see cref="ElasticsearchAnalyzerTests"/> measures how many.</summary>
    protected override bool HasStemsOfOurEdition => false;

    protected override async Task<ISearchIndex> CreateEmptyAsync()
    {
        _server = ElasticsearchServer.Use();
        var index = _server.Open();
        await index.ApplyAsync([new IndexChange.Delete(IndexFixture.Id("nothing"), 1)], CancellationToken.None);
        return index;
    }

    protected override async Task DisposeAsync(ISearchIndex index)
    {
        await _server!.DropAsync();
        _server.Dispose();
    }
}
