using Quartz;
using Sherloc.Ingestion;

namespace Sherloc.Web.Jobs;

/// <summary>Runs one source. Its name is the job's name; what started it stands in the data under <see cref="Trigger"/>.</summary>
[DisallowConcurrentExecution]
public sealed class IngestJob(IngestRunner runner) : IJob
{
    public const string Group = "ingest";
    public const string Trigger = "trigger";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var trigger = context.MergedJobDataMap.GetString(Trigger) ?? "schedule";
        await runner.RunAsync(context.JobDetail.Key.Name, trigger, null, cancellationToken);
    }
}
