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

    protected override Task<ISearchIndex> CreateEmptyAsync()
    {
        _folder = Path.Combine(Path.GetTempPath(), "sherloc-" + Guid.NewGuid().ToString("N"));
        return Task.FromResult<ISearchIndex>(new SqliteFtsIndex(_folder));
    }

    protected override Task DisposeAsync(ISearchIndex index)
    {
        ((SqliteFtsIndex)index).Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
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
    public async Task Open_DamagedFile_StartsEmptyAndAsksForRebuild()
    {
        await Index.RebuildAsync(GeneratedDocuments.Take(seed: 3, 200).ToAsyncEnumerable(), null, CancellationToken.None);
        ((SqliteFtsIndex)Index).Dispose();
        var path = Directory.GetFiles(_folder, "search-*.db").Single();
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            // The first page stays: it says that this is a database of our layout.
            file.Seek(4096, SeekOrigin.Begin);
            await file.WriteAsync(new byte[file.Length - 4096]);
        }

        using var again = new SqliteFtsIndex(_folder);

        again.NeedsRebuild.ShouldBeTrue();
        File.Exists(path).ShouldBeFalse();
    }

    [Test]
    public async Task Open_FileThatCannotBeRead_SaysWhy_AndDeletesNothing()
    {
        await Index.PutAsync(IndexFixture.Document("a", "money"));
        ((SqliteFtsIndex)Index).Dispose();
        var path = Path.Combine(_folder, "search-1.db");
        // Of a file without permission the administrator's account would not notice anything.
        var inTheWay = Directory.CreateDirectory(path + "-wal").FullName;

        var refused = Should.Throw<SearchUnavailableException>(() => new SqliteFtsIndex(_folder));

        refused.Reason.ShouldContain(path);
        refused.Reason.ShouldContain("unable to open database file");
        refused.Remedy.ShouldContain("permissions");
        Directory.Delete(inTheWay);
        using var again = new SqliteFtsIndex(_folder);
        (await again.KeysAsync("money", "a")).ShouldBe("a");
    }

    [Test]
    public async Task Open_FileThatAnotherProgramHolds_SaysSo_AndDeletesNothing()
    {
        await Index.PutAsync(IndexFixture.Document("a", "money"));
        ((SqliteFtsIndex)Index).Dispose();
        var path = Path.Combine(_folder, "search-1.db");
        await using (var holder = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await holder.OpenAsync();
            await using var command = holder.CreateCommand();
            command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE";
            await command.ExecuteNonQueryAsync();

            var refused = Should.Throw<SearchUnavailableException>(() => Generation.TryOpen(path, 1, patience: 1));

            refused.Reason.ShouldContain("database is locked");
            refused.Remedy.ShouldContain("Another program holds the file");
        }

        using var again = new SqliteFtsIndex(_folder);
        (await again.KeysAsync("money", "a")).ShouldBe("a");
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
