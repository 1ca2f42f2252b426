using Quartz;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;

namespace Sherloc.Web.Jobs;

/// <summary>Brings the index what the queue still holds: after a crash, or when the engine was away. One that has come back empty is filled.</summary>
[DisallowConcurrentExecution]
public sealed class IndexJob(Indexer indexer, ISearchIndex index, IIndexQueue queue, ILogger<IndexJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if ((await index.StatusAsync(cancellationToken)).NeedsRebuild)
            {
                await indexer.RebuildAsync(null, cancellationToken);
            }
            else
            {
                await indexer.DrainAsync(null, cancellationToken);
            }
        }
        catch (SearchUnavailableException exception)
        {
            JobLog.IndexAway(log, await queue.CountAsync(cancellationToken), exception.Reason, exception.Remedy);
        }
    }
}
