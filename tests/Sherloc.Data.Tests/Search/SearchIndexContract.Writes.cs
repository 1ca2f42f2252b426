using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Data.Tests.Search;

public abstract partial class SearchIndexContract
{
    [Test]
    public async Task Write_ThatComesLate_NeverWins()
    {
        await Index.PutAsync(IndexFixture.Document("a", "second", revision: 2));

        await Index.PutAsync(IndexFixture.Document("a", "first", revision: 1));
        (await Index.KeysAsync("second -first", "a")).ShouldBe("a");

        await Index.ApplyAsync([new IndexChange.Delete(IndexFixture.Id("a"), 1)], CancellationToken.None);
        (await Index.KeysAsync("second", "a")).ShouldBe("a");

        await Index.ApplyAsync([new IndexChange.Delete(IndexFixture.Id("a"), 3)], CancellationToken.None);
        await Index.PutAsync(IndexFixture.Document("a", "second", revision: 2));
        (await Index.FindAsync("")).Total.ShouldBe(0);

        await Index.PutAsync(IndexFixture.Document("a", "fourth", revision: 4));
        (await Index.KeysAsync("fourth", "a")).ShouldBe("a");
        (await Index.KeysAsync("second", "a")).ShouldBe("");
    }

    [Test]
    public async Task Delete_OfWhatWasNeverThere_KeepsLateWritesOut()
    {
        await Index.ApplyAsync([new IndexChange.Delete(IndexFixture.Id("a"), 5)], CancellationToken.None);
        await Index.PutAsync(IndexFixture.Document("a", "late", revision: 4));

        (await Index.FindAsync("")).Collection.ShouldBe(0);
    }

    [Test]
    public async Task Settle_AfterManyChanges_AnswersTheSame()
    {
        IndexDocument[] documents = [.. GeneratedDocuments.Take(seed: 3, 1200)];
        foreach (var batch in documents.Chunk(300))
        {
            await Index.PutAsync(batch);
        }

        await Index.ApplyAsync([.. documents[..40].Select(d => new IndexChange.Delete(d.Card.Id, 9))], CancellationToken.None);
        var before = await Index.FindAsync("court");

        await Index.SettleAsync(CancellationToken.None);

        var after = await Index.FindAsync("court");
        before.Total.ShouldBeGreaterThan(0);
        after.Total.ShouldBe(before.Total);
        after.Hits.Select(h => h.Card.Id).ShouldBe(before.Hits.Select(h => h.Card.Id));
        (await Index.FindAsync("")).Total.ShouldBe(1160);
    }

    [Test]
    public async Task Rebuild_PutsOtherDocumentsInPlace()
    {
        await Index.PutAsync(IndexFixture.Document("old", "word"));
        var told = new List<long>();

        await Index.RebuildAsync(
            new[] { IndexFixture.Document("new", "word") }.ToAsyncEnumerable(), new Told(told), CancellationToken.None);

        (await Index.KeysAsync("word", "old", "new")).ShouldBe("new");
        told.ShouldBe([1L]);
        (await Index.StatusAsync(CancellationToken.None)).ShouldSatisfyAllConditions(s => s.Ready.ShouldBeTrue(), s => s.Documents.ShouldBe(1));
    }

    [Test]
    public async Task Rebuild_WhileSearching_NeverShowsAnErrorOrAnEmptyResult()
    {
        IndexDocument[] documents = [.. GeneratedDocuments.Take(seed: 9, 700)];
        await Index.PutAsync(documents);
        using var stop = new CancellationTokenSource();
        var searching = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var searches = 0;
            for (; !stop.IsCancellationRequested; searches++)
            {
                var results = await Index.SearchAsync(new SearchRequest { Query = "kind:case" }, CancellationToken.None);
                (results.Collection, results.Hits.Count).ShouldBe((700, 20));
                await Task.Yield();
            }

            return searches;
        })).ToList();

        for (var round = 0; round < 3; round++)
        {
            await Index.RebuildAsync(documents.ToAsyncEnumerable(), null, CancellationToken.None);
        }

        await stop.CancelAsync();
        (await Task.WhenAll(searching)).ShouldAllBe(n => n > 0);
    }

    [Test]
    public async Task Rebuild_Cancelled_LeavesTheOldIndex()
    {
        await Index.PutAsync(IndexFixture.Document("old", "word"));
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => Index.RebuildAsync(Documents(), null, stop.Token));

        (await Index.KeysAsync("word", "old")).ShouldBe("old");
        (await Index.FindAsync("")).Collection.ShouldBe(1);
        await Index.PutAsync(IndexFixture.Document("more", "word"));
        (await Index.KeysAsync("word", "old", "more")).ShouldBe("old more");

        async IAsyncEnumerable<IndexDocument> Documents()
        {
            foreach (var document in GeneratedDocuments.Take(seed: 1, 600))
            {
                yield return document;
            }

            await stop.CancelAsync();
        }
    }

    [Test]
    public async Task Rebuild_ChangesMadeMeanwhile_AreInTheNewIndex()
    {
        await Index.PutAsync(IndexFixture.Document("gone", "word"), IndexFixture.Document("changed", "before"));

        await Index.RebuildAsync(Documents(), null, CancellationToken.None);

        (await Index.KeysAsync("word OR after OR before OR fresh", "gone", "changed", "fresh")).ShouldBe("changed fresh");
        (await Index.KeysAsync("before", "changed")).ShouldBe("");

        async IAsyncEnumerable<IndexDocument> Documents()
        {
            yield return IndexFixture.Document("gone", "word");
            yield return IndexFixture.Document("changed", "before");
            await Index.PutAsync(IndexFixture.Document("changed", "after", revision: 2), IndexFixture.Document("fresh", "fresh"));
            await Index.ApplyAsync([new IndexChange.Delete(IndexFixture.Id("gone"), 2)], CancellationToken.None);
        }
    }

    private sealed class Told(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
