using System.Globalization;
using Quartz;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Web.Jobs;

/// <summary>Looks for runs whose process has died, here or elsewhere, whoever started them, and takes them up.</summary>
[DisallowConcurrentExecution]
public sealed class TakeoverJob(IRunStore runs, SourceCatalog catalog) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var run in await runs.CloseAbandonedAsync(cancellationToken))
        {
            // Half a rollback says itself that it has to be started again: nobody but a person knows whether it still should be.
            if (run.Undoes is null && catalog.Find(run.Source)?.Definition is not null)
            {
                await IngestJobs.EnsureAsync(context.Scheduler, run.Source, cancellationToken);
                var data = new JobDataMap { { IngestJob.Earlier, run.Id.ToString(CultureInfo.InvariantCulture) } };
                await IngestJobs.RunNowAsync(context.Scheduler, run.Source, RunTriggers.Takeover, data, cancellationToken);
            }
        }
    }
}
