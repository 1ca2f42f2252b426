using Microsoft.Data.Sqlite;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Data.Tests.Search;

public sealed class SqliteFtsIndexTests : SearchIndexContract
{
    private string _folder = "";

    protected override ISearchIndex CreateEmpty()
    {
        _folder = Path.Combine(Path.GetTempPath(), "sherloc-" + Guid.NewGuid().ToString("N"));
        return new SqliteFtsIndex(_folder);
    }

    protected override void Dispose(ISearchIndex index)
    {
        ((SqliteFtsIndex)index).Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Open_Again_HasWhatWasPut()
    {
        await Index.PutAsync(IndexFixture.Document("a", "money").Of(2010), IndexFixture.Document("b", "money"));
        await Index.ApplyAsync([new IndexChange.Delete(IndexFixture.Id("b"), 2)], CancellationToken.None);
        ((SqliteFtsIndex)Index).Dispose();

        using var again = new SqliteFtsIndex(_folder);

        (await again.KeysAsync("money", "a", "b")).ShouldBe("a");
        (await again.FindAsync("year:2010")).Total.ShouldBe(1);
    }

    [Test]
    public async Task NeedsRebuild_NewFile_UntilRebuilt()
    {
        var index = (SqliteFtsIndex)Index;
        index.NeedsRebuild.ShouldBeTrue();
        (await index.StatusAsync(CancellationToken.None)).Detail.ShouldContain("rebuild");

        await index.RebuildAsync(AsyncEnumerable.Empty<IndexDocument>(), null, CancellationToken.None);

        index.NeedsRebuild.ShouldBeFalse();
        index.Dispose();
        using var again = new SqliteFtsIndex(_folder);
        again.NeedsRebuild.ShouldBeFalse();
    }

    [Test]
    public async Task Settle_AfterManySmallWrites_LeavesOnePlaceForAToken()
    {
        foreach (var batch in GeneratedDocuments.Take(seed: 4, 1000).Chunk(100))
        {
            await Index.PutAsync(batch);
        }

        (await SegmentsAsync()).ShouldBeGreaterThan(2);

        await Index.SettleAsync(CancellationToken.None);

        (await SegmentsAsync()).ShouldBe(2);
    }

    [TestCase("")]
    [TestCase("this is no database")]
    public void Open_FileOfAnotherKind_StartsEmptyAndAsksForRebuild(string content)
    {
        ((SqliteFtsIndex)Index).Dispose();
        foreach (var file in Directory.GetFiles(_folder, "search-1.db*"))
        {
            File.Delete(file);
        }

        File.WriteAllText(Path.Combine(_folder, "search-1.db"), content);

        using var again = new SqliteFtsIndex(_folder);

        again.NeedsRebuild.ShouldBeTrue();
        Directory.GetFiles(_folder, "search-*.db").ShouldBe([Path.Combine(_folder, "search-2.db")]);
    }

    [Test]
    public void Open_Leftovers_AreRemoved()
    {
        ((SqliteFtsIndex)Index).Dispose();
        File.WriteAllText(Path.Combine(_folder, "search-7.db"), "half done");

        using var again = new SqliteFtsIndex(_folder);

        Directory.GetFiles(_folder, "search-*.db").ShouldBe([Path.Combine(_folder, "search-1.db")]);
    }

    [Test]
    public async Task TwoProcesses_OnOneFolder_SeeOneAnother()
    {
        using var other = new SqliteFtsIndex(_folder);
        await Index.PutAsync(IndexFixture.Document("a", "money"));
        (await other.KeysAsync("money", "a", "b")).ShouldBe("a");

        await other.PutAsync(IndexFixture.Document("b", "money").Of(2010));
        await Index.PutAsync(IndexFixture.Document("c", "money"));
        (await Index.KeysAsync("money", "a", "b", "c")).ShouldBe("a b c");
        (await Index.FindAsync("year:2010")).Total.ShouldBe(1);

        await other.RebuildAsync(new[] { IndexFixture.Document("d", "money") }.ToAsyncEnumerable(), null, CancellationToken.None);
        (await Index.KeysAsync("money", "a", "b", "c", "d")).ShouldBe("d");
        await Index.PutAsync(IndexFixture.Document("e", "money"));
        (await other.KeysAsync("money", "d", "e")).ShouldBe("d e");
    }

    /// <summary>Of both full-text tables together.</summary>
    private async Task<long> SegmentsAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Directory.GetFiles(_folder, "search-*.db").Single()};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(DISTINCT segid) FROM terms_idx) + (SELECT count(DISTINCT segid) FROM words_idx)";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
