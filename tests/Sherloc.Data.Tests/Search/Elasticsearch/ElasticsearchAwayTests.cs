using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>A real Elasticsearch that goes away in the middle of writing, and comes back.</summary>
[Category("Elasticsearch")]
public sealed class ElasticsearchAwayTests
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
    public async Task Writes_AcrossAnAbsence_LoseNothingAndWriteNothingTwice()
    {
        using var gate = new Gate(_server.Address);
        var index = _server.Open(("Addresses", $"http://127.0.0.1:{gate.Port}"));
        foreach (var (number, batch) in GeneratedDocuments.Take(seed: 31, 600).Chunk(60).Index())
        {
            if (number is 3 or 6)
            {
                await BreakAsync(gate, index.PutAsync(batch), after: TimeSpan.FromMilliseconds(number is 3 ? 0 : 30));
                await ShouldBeAwayAsync(index);
                gate.Open();
            }

            // What was not confirmed is brought again, whether it had arrived or not.
            await index.PutAsync(batch);
        }

        (await index.FindAsync("")).Total.ShouldBe(600);
        (await index.StatusAsync(CancellationToken.None)).Documents.ShouldBe(600);
    }

    private static async Task BreakAsync(Gate gate, Task writing, TimeSpan after)
    {
        await Task.Delay(after);
        gate.Shut();
        try
        {
            await writing;
            after.ShouldBeGreaterThan(TimeSpan.Zero, "Nothing can have been written.");
        }
        catch (SearchUnavailableException exception)
        {
            exception.Trouble.ShouldBe(SearchTrouble.Away);
        }
    }

    private static async Task ShouldBeAwayAsync(ISearchIndex index)
    {
        var exception = await Should.ThrowAsync<SearchUnavailableException>(() => index.FindAsync("x"));
        (exception.Trouble, exception.Since is not null).ShouldBe((SearchTrouble.Away, true));
        (await index.StatusAsync(CancellationToken.None)).Ready.ShouldBeFalse();
    }
}
