using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Data.Tests.Search;

public abstract partial class SearchIndexContract
{
    [Test]
    public async Task Order_ByDateAndTitle_HasTheIdAsTieBreaker([Values(SortOrder.Newest, SortOrder.Oldest, SortOrder.Title)] SortOrder sort)
    {
        IndexDocument[] documents = [.. GeneratedDocuments.Take(seed: 7, 300).Select(d => d with { TitleKey = d.TitleKey[..2] })];
        await Index.PutAsync(documents);
        var expected = sort switch
        {
            SortOrder.Newest => documents.OrderByDescending(d => d.DateKey),
            SortOrder.Oldest => documents.OrderBy(d => d.DateKey == 0 ? int.MaxValue : d.DateKey),
            _ => documents.OrderBy(d => d.TitleKey, StringComparer.Ordinal),
        };

        var found = await AllPagesAsync(new SearchRequest { Sort = sort, Size = 100 }, byCursor: false);

        found.ShouldBe(expected.ThenBy(d => d.Card.Id).Select(d => d.Card.Id));
    }

    [Test]
    public async Task Pages_OfEveryOrder_HaveEveryHitOnce([Values] SortOrder sort, [Values] bool byCursor)
    {
        await Index.PutAsync(GeneratedDocuments.Take(seed: 8, 300));
        var request = new SearchRequest { Query = "traffick* OR kind:provision OR кор* OR 犯罪", Sort = sort, Size = 7 };
        var total = (await Index.SearchAsync(request, CancellationToken.None)).Total;

        var found = await AllPagesAsync(request, byCursor);

        total.ShouldBeGreaterThan(100);
        found.Count.ShouldBe((int)total);
        found.Distinct().Count().ShouldBe(found.Count);
        found.ShouldBe(await AllPagesAsync(request with { Size = 100 }, !byCursor));
    }

    [Test]
    public async Task Cursor_OfAnotherQueryOrMadeUp_IsRefused()
    {
        await Index.PutAsync(GeneratedDocuments.Take(seed: 8, 30));
        var next = (await Index.SearchAsync(new SearchRequest { Size = 5 }, CancellationToken.None)).Next.ShouldNotBeNull();

        foreach (var request in new[]
        {
            new SearchRequest { Size = 5, Cursor = next, Sort = SortOrder.Title },
            new SearchRequest { Size = 5, Cursor = next, Query = "kind:case" },
            new SearchRequest { Size = 5, Cursor = "made-up" },
            new SearchRequest { Size = 5, Cursor = "§§" },
            new SearchRequest { Size = 5, Cursor = new string('A', 5000) },
        })
        {
            var results = await Index.SearchAsync(request, CancellationToken.None);

            results.Notices.ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.BadCursor);
            results.Hits.ShouldBeEmpty();
        }
    }

    [Test]
    public async Task Page_BeyondTheDeepest_IsRefused()
    {
        await Index.PutAsync(IndexFixture.Document("a", "x"));

        (await Index.SearchAsync(new SearchRequest { Page = 500, Size = 20 }, CancellationToken.None)).Notices.ShouldBeEmpty();
        (await Index.SearchAsync(new SearchRequest { Page = 501, Size = 20 }, CancellationToken.None)).Notices
            .ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.TooDeep);
    }

    private async Task<List<RecordId>> AllPagesAsync(SearchRequest request, bool byCursor)
    {
        var found = new List<RecordId>();
        while (true)
        {
            var results = await Index.SearchAsync(request, CancellationToken.None);
            found.AddRange(results.Hits.Select(h => h.Card.Id));
            if (results.Next is null)
            {
                found.Count.ShouldBe((int)results.Total);
                return found;
            }

            results.Hits.Count.ShouldBe(request.Size);
            request = byCursor ? request with { Cursor = results.Next } : request with { Page = request.Page + 1 };
        }
    }
}
