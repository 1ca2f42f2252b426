using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Shouldly;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>What can be wrong with a real Elasticsearch: each is said with what to do, and mended by doing it.</summary>
[Category("Elasticsearch")]
public sealed class ElasticsearchTroubleTests
{
    private const string Remedy = "sherloc index rebuild";
    private ElasticsearchServer _server = null!;
    private ISearchIndex _index = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _server = ElasticsearchServer.Use();
        _index = _server.Open();
        await RebuildAsync(_index, IndexFixture.Document("a", "money"));
    }

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
    public async Task Status_NoIndexYet_AsksToBeFilled()
    {
        await _server.DropAsync();

        var status = await _index.StatusAsync(CancellationToken.None);

        (status.Ready, status.NeedsRebuild, status.Documents).ShouldBe((false, true, 0));
        status.Detail.ShouldContain(Remedy);
    }

    [Test]
    public async Task Status_WrittenBeforeTheFirstRebuild_StillAsksToBeFilled()
    {
        await _server.DropAsync();
        await _index.PutAsync(IndexFixture.Document("a", "money"));

        var status = await _index.StatusAsync(CancellationToken.None);

        (status.Ready, status.NeedsRebuild, status.Documents).ShouldBe((false, true, 1));
        await RebuildAsync(_index, IndexFixture.Document("a", "money"));
        (await _index.StatusAsync(CancellationToken.None)).ShouldSatisfyAllConditions(s => s.Ready.ShouldBeTrue(), s => s.NeedsRebuild.ShouldBeFalse());
    }

    [Test]
    public async Task Alias_Missing_IsSaidAndMendedByARebuild()
    {
        var index = (await _server.IndexesAsync()).Single();
        await _server.SendAsync(HttpMethod.Delete, $"/{index}/_alias/{_server.Prefix}-records");

        foreach (var process in new[] { _index, _server.Open() })
        {
            (await SearchTroubleAsync(process)).ShouldBe(SearchTrouble.MissingIndex);
            (await WriteTroubleAsync(process)).ShouldBe(SearchTrouble.MissingIndex);
        }

        var status = await _index.StatusAsync(CancellationToken.None);
        (status.Ready, status.NeedsRebuild).ShouldBe((false, false));
        status.Detail.ShouldContain(Remedy);
        await RebuildAsync(_index, IndexFixture.Document("a", "money"));
        (await _index.KeysAsync("money", "a")).ShouldBe("a");
        (await _server.IndexesAsync()).Length.ShouldBe(1);
    }

    [Test]
    public async Task Layout_OfAnotherVersion_IsSaidAtStartAndMendedByARebuild()
    {
        var index = (await _server.IndexesAsync()).Single();
        await _server.SendAsync(HttpMethod.Put, $"/{index}/_mapping", """{"_meta":{"layout":"0ld0ld00","complete":true}}""");
        var started = _server.Open();

        var status = await started.StatusAsync(CancellationToken.None);

        (status.Ready, status.NeedsRebuild).ShouldBe((false, false));
        status.Detail.ShouldContain(Remedy);
        (await SearchTroubleAsync(started)).ShouldBe(SearchTrouble.OtherLayout);
        (await WriteTroubleAsync(started)).ShouldBe(SearchTrouble.OtherLayout);
        await RebuildAsync(started, IndexFixture.Document("a", "money"));
        (await started.KeysAsync("money", "a")).ShouldBe("a");
    }

    [Test]
    public async Task Layout_WithAnIndexForEachKind_IsSaidAndMendedByARebuild()
    {
        await _server.DropAsync();
        foreach (var kind in Enum.GetValues<RecordKind>().Select(k => k.ToSlug()))
        {
            await _server.SendAsync(HttpMethod.Put, $"/{_server.Prefix}-{kind}-01d01d00-20260101000000000", $$"""
                {"aliases": {"{{_server.Prefix}}-{{kind}}": { } }, "mappings": {"_meta": {"layout": "01d01d00", "complete": true} } }
                """);
        }

        var started = _server.Open();

        (await SearchTroubleAsync(started)).ShouldBe(SearchTrouble.OtherLayout);
        (await WriteTroubleAsync(started)).ShouldBe(SearchTrouble.OtherLayout);
        await RebuildAsync(started, IndexFixture.Document("a", "money"));
        (await started.KeysAsync("money", "a")).ShouldBe("a");
        (await _server.IndexesAsync()).Length.ShouldBe(1);
    }

    [Test]
    public async Task Disk_NearlyFull_TakesNoWritesAndAnswersSearches()
    {
        await _server.SendAsync(HttpMethod.Put, $"/{_server.Prefix}-*/_settings", """{"index.blocks.read_only_allow_delete":true}""");

        (await _index.StatusAsync(CancellationToken.None)).ShouldSatisfyAllConditions(s => s.Ready.ShouldBeTrue(), s => s.Detail.ShouldContain("takes no writes"));
        (await WriteTroubleAsync(_index)).ShouldBe(SearchTrouble.ReadOnly);
        (await _index.KeysAsync("money", "a", "b")).ShouldBe("a");

        await _server.SendAsync(HttpMethod.Put, $"/{_server.Prefix}-*/_settings", """{"index.blocks.read_only_allow_delete":null}""");
        await _index.PutAsync(IndexFixture.Document("b", "money"));
        (await _index.KeysAsync("money", "a", "b")).ShouldBe("a b");
    }

    [Test]
    public async Task Server_Away_IsSaidWithItsAddressAndSince()
    {
        var index = _server.Open(("Addresses", "http://127.0.0.1:9"));

        var exception = await Should.ThrowAsync<SearchUnavailableException>(() => index.FindAsync("money"));

        exception.Trouble.ShouldBe(SearchTrouble.Away);
        exception.Message.ShouldContain("http://127.0.0.1:9");
        exception.Since.ShouldNotBeNull().ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        (await index.StatusAsync(CancellationToken.None)).ShouldSatisfyAllConditions(s => s.Ready.ShouldBeFalse(), s => s.NeedsRebuild.ShouldBeFalse());
    }

    [Test]
    public async Task Node_Away_AnotherAnswers()
    {
        var index = _server.Open(("Addresses", $"http://127.0.0.1:9,{_server.Address}"));

        for (var round = 0; round < 4; round++)
        {
            (await index.KeysAsync("money", "a")).ShouldBe("a");
        }
    }

    [Test]
    public async Task Document_ThatElasticsearchRefuses_IsNamedAndTheOthersAreIn()
    {
        var refused = IndexFixture.Document("refused", "money") with { Year = 100_000 };
        IndexChange[] changes = [new IndexChange.Upsert(refused), new IndexChange.Upsert(IndexFixture.Document("b", "money"))];

        var rejections = await _index.ApplyAsync(changes, CancellationToken.None);

        rejections.ShouldHaveSingleItem().Id.ShouldBe(refused.Card.Id);
        rejections[0].Reason.ShouldContain("100000");
        (await _index.KeysAsync("money", "a", "b", "refused")).ShouldBe("a b");
        (await RebuildAsync(_index, refused, IndexFixture.Document("c", "money"))).ShouldHaveSingleItem().Id.ShouldBe(refused.Card.Id);
        (await _index.KeysAsync("money", "b", "c", "refused")).ShouldBe("c");
    }

    [Test]
    public async Task Record_ThatComesToBeOfAnotherKind_IsThereOnce()
    {
        var other = IndexFixture.Document("a", "money", revision: 2).With(SearchFields.Kind, "strategy");
        await _index.PutAsync(other with { Card = other.Card with { Kind = RecordKind.Strategy } });

        (await _index.FindAsync("money")).Hits.ShouldHaveSingleItem().Card.Kind.ShouldBe(RecordKind.Strategy);
        await _index.PutAsync(IndexFixture.Document("a", "money"));
        (await _index.FindAsync("")).Hits.ShouldHaveSingleItem().Card.Kind.ShouldBe(RecordKind.Strategy);
    }

    private static Task<IReadOnlyList<IndexRejection>> RebuildAsync(ISearchIndex index, params IndexDocument[] documents) =>
        index.RebuildAsync(documents.ToAsyncEnumerable(), null, CancellationToken.None);

    private static async Task<SearchTrouble> SearchTroubleAsync(ISearchIndex index) =>
        (await Should.ThrowAsync<SearchUnavailableException>(() => index.FindAsync("money"))).Trouble;

    private static async Task<SearchTrouble> WriteTroubleAsync(ISearchIndex index) =>
        (await Should.ThrowAsync<SearchUnavailableException>(() => index.PutAsync(IndexFixture.Document("b", "money")))).Trouble;
}
