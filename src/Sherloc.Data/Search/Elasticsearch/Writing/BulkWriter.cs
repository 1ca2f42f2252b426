using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Writing;

/// <summary>Sends operations in bulk; what the engine sheds is sent again, by itself and later.</summary>
internal sealed class BulkWriter(ElasticClient client, TimeProvider time, ILogger log)
{
    private const int MostRounds = 6;

    /// <summary>As many as batches are on their way at once.</summary>
    private const int MostSpare = 2;

    /// <summary>Bodies of megabytes that are free: new ones, batch after batch, would keep the collector busy.</summary>
    private readonly ConcurrentQueue<BulkBody> _spare = new();

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>While one request is under way the next is written.</summary>
    /// <param name="operations">In their order.</param>
    /// <param name="parallel">Requests under way at once; with one the order is kept.</param>
    /// <param name="cancellationToken">Ends between requests.</param>
    /// <returns>One result for each operation, in the order in which they end.</returns>
    public async IAsyncEnumerable<IReadOnlyList<WriteResult>> WriteAsync(
        IAsyncEnumerable<BulkOperation> operations, int parallel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var underWay = new Queue<(Task<List<WriteResult>> Sending, BulkBody Body)>();
        BulkBody? next = null;
        try
        {
            await foreach (var body in BodiesAsync(operations, cancellationToken))
            {
                next = body;
                if (underWay.Count >= parallel)
                {
                    var (sending, free) = underWay.Dequeue();
                    yield return await sending;
                    Give(free);
                }

                underWay.Enqueue((SendAsync(body, cancellationToken), body));
                next = null;
            }

            while (underWay.TryDequeue(out var last))
            {
                yield return await last.Sending;
                Give(last.Body);
            }
        }
        finally
        {
            foreach (var (sending, rest) in underWay)
            {
                // Something else has failed already, and that is what is thrown.
                await sending.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                if (sending.Exception?.InnerException is { } exception)
                {
                    WritingLog.FailedAsWell(log, exception.Message, exception is SearchUnavailableException ? null : exception);
                }

                rest.Dispose();
            }

            Give(next);
        }
    }

    private async IAsyncEnumerable<BulkBody> BodiesAsync(IAsyncEnumerable<BulkOperation> operations, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BulkBody? body = null;
        try
        {
            await foreach (var operation in operations.WithCancellation(cancellationToken))
            {
                body ??= Take();
                body.Add(operation);
                if (body.IsFull)
                {
                    var full = body;
                    body = null;
                    yield return full;
                }
            }

            if (body is { } last)
            {
                body = null;
                yield return last;
            }
        }
        finally
        {
            Give(body);
        }
    }

    private BulkBody Take() => _spare.TryDequeue(out var body) ? body : new BulkBody();

    private void Give(BulkBody? body)
    {
        body?.Clear();
        if (body is { IsOversized: false } && _spare.Count < MostSpare)
        {
            _spare.Enqueue(body);
        }
        else
        {
            body?.Dispose();
        }
    }

    private async Task<List<WriteResult>> SendAsync(BulkBody body, CancellationToken cancellationToken)
    {
        var results = await RoundAsync(body, cancellationToken);
        var pause = FirstPause;
        for (var round = 1; results.Any(r => r.State == WriteState.Shed); round++)
        {
            if (round == MostRounds)
            {
                throw Troubles.Of(429, new ElasticError(null, results.First(r => r.State == WriteState.Shed).Reason));
            }

            await Task.Delay(pause, time, cancellationToken);
            pause *= 2;
            using var again = new BulkBody();
            results.Where(r => r.State == WriteState.Shed).ToList().ForEach(r => again.Add(r.Operation));
            results = [.. results.Where(r => r.State != WriteState.Shed), .. await RoundAsync(again, cancellationToken)];
        }

        return results;
    }

    private async Task<List<WriteResult>> RoundAsync(BulkBody body, CancellationToken cancellationToken)
    {
        var request = ElasticRequest.Post("/_bulk?filter_path=errors,items.*.status,items.*.result,items.*.error") with
        {
            Body = body.Lines,
            ContentType = ElasticRequest.Lines,
            Deadline = TimeSpan.FromMinutes(3),
            Patience = TimeSpan.FromMinutes(1),
        };
        var answer = await client.SendAsync(request, cancellationToken);
        if (answer.Status == 413 && body.Operations is [var only])
        {
            return [new WriteResult(only, WriteState.Rejected, "The document is larger than Elasticsearch takes (http.max_content_length).")];
        }

        var items = answer.Read(BulkJson.Default.BulkAnswer).Items;
        return items.Count == body.Operations.Count
            ? [.. body.Operations.Zip(items, (operation, item) => WriteResult.Of(operation, item.Result))]
            : throw new SearchUnavailableException(SearchTrouble.Refused, "Elasticsearch answered for other operations than we sent.", "Report this sentence.");
    }
}
