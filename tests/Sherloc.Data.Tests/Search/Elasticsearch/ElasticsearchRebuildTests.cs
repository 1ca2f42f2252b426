using System.Text.Json.Nodes;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>A rebuild beside searches and writes of other processes, on a real Elasticsearch.</summary>
[Category("Elasticsearch")]
public sealed class ElasticsearchRebuildTests
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
    public async Task Rebuild_WhileOthersSearchAndWrite_LosesNothingAndShowsNoGap()
    {
        IndexDocument[] documents = [.. GeneratedDocuments.Take(seed: 21, 600)];
        var (rebuilding, writing, searching) = (_server.Open(), _server.Open(), _server.Open());
        await rebuilding.RebuildAsync(documents.ToAsyncEnumerable(), null, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var searches = Task.Run(async () =>
        {
            var count = 0;
            for (; !stop.IsCancellationRequested; count++)
            {
                var results = await searching.SearchAsync(new SearchRequest { Query = "kind:case" }, CancellationToken.None);
                results.Collection.ShouldBeGreaterThanOrEqualTo(documents.Length);
                results.Hits.Count.ShouldBe(20);
            }

            return count;
        });
        var writes = Task.Run(async () =>
        {
            var count = 0;
            for (; !stop.IsCancellationRequested; count++)
            {
                await writing.PutAsync(IndexFixture.Document($"new-{count}", "meanwhile"));
            }

            return count;
        });

        await rebuilding.RebuildAsync(Slowly(documents), null, CancellationToken.None);
        await rebuilding.RebuildAsync(Slowly(documents), null, CancellationToken.None);
        await stop.CancelAsync();

        (await searches).ShouldBeGreaterThan(5);
        var written = await writes;
        written.ShouldBeGreaterThan(2);

        // What was written before the second rebuild began reading is not among its documents: a store would have given it.
        var found = (await searching.SearchAsync(new SearchRequest { Query = "meanwhile", Size = 100 }, CancellationToken.None)).Hits.Select(h => h.Card.Id).ToHashSet();
        found.ShouldContain(IndexFixture.Id($"new-{written - 1}"));
        (await _server.IndexesAsync()).Length.ShouldBe(1);
    }

    [Test]
    public async Task Rebuild_ChangesOfAnotherProcess_ReachBothIndexes()
    {
        var (rebuilding, writing) = (_server.Open(), _server.Open());
        await rebuilding.RebuildAsync(Of(IndexFixture.Document("gone", "word"), IndexFixture.Document("changed", "before")), null, CancellationToken.None);

        await rebuilding.RebuildAsync(Documents(), null, CancellationToken.None);

        (await writing.KeysAsync("word OR after OR before OR fresh", "gone", "changed", "fresh")).ShouldBe("changed fresh");
        (await writing.KeysAsync("before", "changed")).ShouldBe("");

        async IAsyncEnumerable<IndexDocument> Documents()
        {
            yield return IndexFixture.Document("gone", "word");
            await writing.PutAsync(IndexFixture.Document("changed", "after", revision: 2), IndexFixture.Document("fresh", "fresh"));
            (await writing.KeysAsync("after", "changed")).ShouldBe("changed");
            await writing.ApplyAsync([new IndexChange.Delete(IndexFixture.Id("gone"), 2)], CancellationToken.None);
            yield return IndexFixture.Document("changed", "before");
        }
    }

    [Test]
    public async Task Rebuild_OfADeadProcess_IsFoundAndDropped()
    {
        var index = _server.Open();
        await index.RebuildAsync(Of(IndexFixture.Document("a", "money")), null, CancellationToken.None);
        var layout = (await _server.IndexesAsync())[0].Split('-')[^2];
        var dead = $"{_server.Prefix}-records-{layout}-20200101000000000";
        await _server.SendAsync(HttpMethod.Put, "/" + dead, $$"""
            {"aliases": {"{{_server.Prefix}}-records-building": { } },
             "mappings": {"_meta": {"layout": "{{layout}}", "complete": false, "owner": "gone, process 1", "renewed": "2020-01-01T00:00:00Z"} } }
            """);
        (await index.KeysAsync("money", "a")).ShouldBe("a");
        (await index.StatusAsync(CancellationToken.None)).Detail.ShouldContain("gone, process 1");

        await index.RebuildAsync(Of(IndexFixture.Document("b", "money")), null, CancellationToken.None);

        (await index.KeysAsync("money", "a", "b")).ShouldBe("b");
        (await _server.IndexesAsync()).ShouldNotContain(dead);
        (await _server.IndexesAsync()).Length.ShouldBe(1);
    }

    [Test]
    public async Task Rebuild_OfAnotherProcessUnderWay_IsWaitedFor()
    {
        var (first, second) = (_server.Open(), _server.Open());
        var begun = new TaskCompletionSource();
        var order = new List<string>();
        var one = first.RebuildAsync(Documents(), null, CancellationToken.None);
        await begun.Task;

        await second.RebuildAsync(Of(IndexFixture.Document("second", "money")), null, CancellationToken.None);
        order.Add("second");
        await one;

        order.ShouldBe(["first", "second"]);
        (await first.KeysAsync("money", "first", "second")).ShouldBe("second");

        async IAsyncEnumerable<IndexDocument> Documents()
        {
            begun.SetResult();
            await Task.Delay(1500);
            order.Add("first");
            yield return IndexFixture.Document("first", "money");
        }
    }

    [Test]
    public async Task Rebuild_UntilItsIndexIsInPlace_SaysThatItIsUnderWay()
    {
        var rebuild = _server.Open().RebuildAsync(Of([.. GeneratedDocuments.Take(seed: 22, 300)]), null, CancellationToken.None);
        var looks = 0;
        while (!rebuild.IsCompleted)
        {
            var indexes = JsonNode.Parse(await _server.SendAsync(HttpMethod.Get, $"/{_server.Prefix}-*?expand_wildcards=all"))!.AsObject();
            foreach (var index in indexes.Select(i => i.Value!).Where(i => i["aliases"]![$"{_server.Prefix}-records-building"] is not null))
            {
                index["mappings"]!["_meta"]!["renewed"].ShouldNotBeNull("Another process would take it for abandoned.");
                looks++;
            }
        }

        await rebuild;
        looks.ShouldBeGreaterThan(2);
        (await _server.Open().StatusAsync(CancellationToken.None)).Ready.ShouldBeTrue();
    }

    [Test]
    [Category("Slow")]
    public async Task Rebuild_WhoseRenewalIsRefusedOnce_RenewsAgain()
    {
        await _server.Open().RebuildAsync(Documents(), null, CancellationToken.None);

        async IAsyncEnumerable<IndexDocument> Documents()
        {
            yield return IndexFixture.Document("a", "money");
            var index = (await _server.IndexesAsync()).Single();
            var begun = await RenewedAsync(index);
            await _server.SendAsync(HttpMethod.Put, $"/{index}/_settings", """{"index.blocks.metadata": true}""");
            await Task.Delay(TimeSpan.FromSeconds(13));
            await _server.SendAsync(HttpMethod.Put, $"/{index}/_settings", """{"index.blocks.metadata": false}""");
            (await RenewedAsync(index)).ShouldBe(begun, "The refusal was none.");
            await Task.Delay(TimeSpan.FromSeconds(12));
            (await RenewedAsync(index)).ShouldNotBe(begun);
        }

        async Task<string> RenewedAsync(string index) =>
            JsonNode.Parse(await _server.SendAsync(HttpMethod.Get, $"/{index}/_mapping"))![index]!["mappings"]!["_meta"]!["renewed"]!.GetValue<string>();
    }

    [Test]
    public async Task Rebuild_Cancelled_DropsItsIndexesAndCanBeRunAgain()
    {
        var index = _server.Open();
        await index.RebuildAsync(Of(IndexFixture.Document("a", "money")), null, CancellationToken.None);
        var before = await _server.IndexesAsync();
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => index.RebuildAsync(Documents(), null, stop.Token));

        (await _server.IndexesAsync()).ShouldBe(before);
        await index.RebuildAsync(Of(IndexFixture.Document("b", "money")), null, CancellationToken.None);
        (await index.KeysAsync("money", "a", "b")).ShouldBe("b");

        async IAsyncEnumerable<IndexDocument> Documents()
        {
            yield return IndexFixture.Document("b", "money");
            await stop.CancelAsync();
            yield return IndexFixture.Document("c", "money");
        }
    }

    private static IAsyncEnumerable<IndexDocument> Of(params IndexDocument[] documents) => documents.ToAsyncEnumerable();

    private static async IAsyncEnumerable<IndexDocument> Slowly(IEnumerable<IndexDocument> documents)
    {
        foreach (var batch in documents.Chunk(100))
        {
            await Task.Delay(50);
            foreach (var document in batch)
            {
                yield return document;
            }
        }
    }
}
