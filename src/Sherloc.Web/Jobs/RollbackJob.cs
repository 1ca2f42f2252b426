using System.Globalization;
using Quartz;
using Sherloc.Ingestion;

namespace Sherloc.Web.Jobs;

/// <summary>Takes a run back; its number is in the data under <see cref="IngestJob.Earlier"/>.</summary>
public sealed class RollbackJob(RunRollback rollback) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var data = context.MergedJobDataMap;
        await rollback.RunAsync(long.Parse(data.GetString(IngestJob.Earlier)!, CultureInfo.InvariantCulture), data.GetString(IngestJob.By), cancellationToken);
    }
}
