using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Writing;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

public sealed class BulkWriterTests
{
    /// <summary>A line that deletes is longer.</summary>
    private const int BytesOfLine = 120;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [TestCase(1)]
    [TestCase(2)]
    public async Task Write_WhenAllUnderWayFail_ThrowsTheFirstLogsTheOthersAndSendsNoMore(int parallel)
    {
        var all = new TaskCompletionSource();
        await using var node = await StubNode.StartAsync(async (number, response) =>
        {
            if (number == parallel)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(Patience);
            response.StatusCode = 400;
        });
        var log = new HeardLog();
        var writer = new BulkWriter(node.Client(), TimeProvider.System, log);

        await Should.ThrowAsync<SearchUnavailableException>(async () =>
        {
            await foreach (var _ in writer.WriteAsync(Deletions(bodies: parallel + 1), parallel, CancellationToken.None))
            {
            }
        });

        node.Requests.Count.ShouldBe(parallel);
        log.Lines.Count.ShouldBe(parallel - 1);
        log.Lines.ShouldAllBe(l => l.Level == LogLevel.Warning && l.Exception == null && l.Text.Contains("400", StringComparison.Ordinal));
    }

    private static IAsyncEnumerable<BulkOperation> Deletions(int bodies) =>
        Enumerable.Range(0, bodies * BulkBody.Full / BytesOfLine).Select(i => new BulkOperation("records", new IndexChange.Delete(RecordId.From("s", $"r{i}"), 1))).ToAsyncEnumerable();
}
