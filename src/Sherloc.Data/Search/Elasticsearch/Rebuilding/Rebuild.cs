using Microsoft.Extensions.Logging;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Layout;
using Sherloc.Data.Search.Elasticsearch.Transport;
using Sherloc.Data.Search.Elasticsearch.Writing;

namespace Sherloc.Data.Search.Elasticsearch.Rebuilding;

/// <summary>
/// One rebuild: a new index beside the one that answers, filled without refresh and replicas, merged into one segment, counted, and put in
/// place of the old one. While it has its alias, every process writes its changes to it as well.
/// </summary>
internal sealed class Rebuild(ElasticClient client, IndexKeeper keeper, Merging merging, IndexNames names, TimeProvider time, ILogger log)
{
    private const int Parallel = 2;

    /// <summary>Searches that found the old index behind the alias come to their end before it is dropped.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly BulkWriter _bulk = new(client, time, log);

    public async Task<IReadOnlyList<IndexRejection>> RunAsync(
        IAsyncEnumerable<IndexDocument> documents, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var turn = await RebuildTurn.TakeAsync(keeper, names, time, cancellationToken);
        try
        {
            var (written, rejections) = await FillAsync(documents, progress, cancellationToken);
            await FinishAsync(turn.Index, written, cancellationToken);
            await turn.CompleteAsync(cancellationToken);
            var old = await SwapAsync(turn, cancellationToken);
            turn.End();
            await DropLaterAsync(old);
            return rejections;
        }
        finally
        {
            await turn.DisposeAsync();
        }
    }

    private async Task DropLaterAsync(IReadOnlyList<string> indexes)
    {
        await Task.Delay(Grace, time, CancellationToken.None);
        try
        {
            await keeper.DropAsync(indexes, CancellationToken.None);
        }
        catch (SearchUnavailableException exception)
        {
            RebuildLog.NotDropped(log, exception.Message);
        }
    }

    private async Task<(long Written, IReadOnlyList<IndexRejection> Rejections)> FillAsync(
        IAsyncEnumerable<IndexDocument> documents, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var rejections = new List<IndexRejection>();
        var operations = documents.Select(d => new BulkOperation(names.Building, new IndexChange.Upsert(d)));
        long done = 0, written = 0;
        await foreach (var results in _bulk.WriteAsync(operations, Parallel, cancellationToken))
        {
            foreach (var (operation, state, reason) in results)
            {
                switch (state)
                {
                    case WriteState.NoAlias:
                        throw Troubles.TakenOver();
                    case WriteState.Rejected:
                        rejections.Add(new IndexRejection(operation.Change.Id, reason));
                        break;
                    case WriteState.Created:
                        written++;
                        break;
                }
            }

            progress?.Report(done += results.Count);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return (written, rejections);
    }

    /// <summary>Makes everything searchable with the settings of every day, and counts: what we were told is written must be there.</summary>
    private async Task FinishAsync(string index, long written, CancellationToken cancellationToken)
    {
        await PutAsync($"/{index}/_settings", cancellationToken);
        await merging.MergeAsync(index, cancellationToken);
        (await client.SendAsync(ElasticRequest.Post($"/{index}/_refresh") with { Deadline = TimeSpan.FromMinutes(5), Patience = TimeSpan.FromMinutes(2) }, cancellationToken)).Succeeded();
        var count = (await client.SendAsync(ElasticRequest.Get($"/{index}/_count"), cancellationToken)).Read(LayoutJson.Default.CountAnswer).Count;
        var stats = (await client.SendAsync(ElasticRequest.Get($"/{index}/_stats/indexing"), cancellationToken)).Read(LayoutJson.Default.StatsAnswer);
        var deleted = stats.Indices.Values.Sum(i => i.Primaries.Indexing.DeleteTotal);
        if (count < written - deleted)
        {
            throw new SearchUnavailableException(
                SearchTrouble.Refused,
                FormattableString.Invariant($"The new index has {count} documents of {written} that were written and not deleted since ({deleted})."),
                "The old index stays in place. Look at the log of Elasticsearch and rebuild again.");
        }
    }

    private async Task PutAsync(string path, CancellationToken cancellationToken) =>
        (await client.SendAsync(ElasticRequest.Put(path, IndexLayout.UsualSettings(), LayoutJson.Default.JsonObject), cancellationToken)).Succeeded();

    /// <returns>The indexes that answered until now.</returns>
    private async Task<IReadOnlyList<string>> SwapAsync(RebuildTurn turn, CancellationToken cancellationToken)
    {
        var catalog = await keeper.ReadAsync(cancellationToken);
        var old = catalog.Current.Concat(catalog.Abandoned).Select(e => e.Name).Where(n => n != turn.Index).ToList();
        AliasAction[] actions =
        [
            .. catalog.Current.SelectMany(e => e.Aliases.Select(a => new AliasAction(Remove: new AliasOf(e.Name, a)))),
            .. IndexLayout.Aliases(names).Select(a => new AliasAction(Add: new AliasOf(turn.Index, a.Key, a.Value.Filter))),
            new AliasAction(Remove: new AliasOf(turn.Index, names.Building)),
        ];
        var answer = await client.SendAsync(ElasticRequest.Post("/_aliases", new AliasesBody(actions), LayoutJson.Default.AliasesBody), cancellationToken);
        _ = answer.Status == 404 ? throw Troubles.TakenOver() : answer.Succeeded();
        return old;
    }
}
