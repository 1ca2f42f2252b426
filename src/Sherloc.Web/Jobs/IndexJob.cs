using Quartz;
using Sherloc.Core.Search;

namespace Sherloc.Web.Jobs;

/// <summary>Brings the index what the queue still holds: after a crash, or when the engine was away.</summary>
[DisallowConcurrentExecution]
public sealed class IndexJob(Indexer indexer) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await indexer.DrainAsync(null, cancellationToken);
}
