using System.Globalization;
using Quartz;
using Sherloc.Core.Storage;
using Sherloc.Ingestion;

namespace Sherloc.Web.Jobs;

/// <summary>Runs one source. Its name is the job's name; what started it stands in the data under <see cref="Trigger"/>.</summary>
[DisallowConcurrentExecution]
public sealed class IngestJob(IngestRunner runner, ISourcePauses pauses) : IJob
{
    public const string Group = "ingest";
    public const string Trigger = "trigger";

    /// <summary>Who asked for it.</summary>
    public const string By = "by";

    /// <summary>The run whose failures alone are to be read again, or that is taken up.</summary>
    public const string Earlier = "earlier";

    /// <summary>Processes that start together, and those that see the same dead process, do the work once.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var request = Request(context.JobDetail.Key.Name, context.MergedJobDataMap, context.ScheduledFireTimeUtc);
        var byItself = request.Trigger is RunTriggers.Schedule or RunTriggers.Start or RunTriggers.Takeover;
        if (byItself && (await pauses.AllAsync(cancellationToken)).Any(p => p.Source == request.Source))
        {
            return;
        }

        await runner.RunAsync(request, null, cancellationToken);
    }

    private static RunRequest Request(string source, JobDataMap data, DateTimeOffset? due)
    {
        var trigger = data.GetString(Trigger) ?? RunTriggers.Schedule;
        var earlier = data.GetString(Earlier) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : (long?)null;
        return new RunRequest(source, trigger)
        {
            By = data.GetString(By),
            Due = trigger == RunTriggers.Schedule ? due : null,
            UnlessWithin = data.ContainsKey(IngestJobs.Once) ? Together : null,
            FailuresOf = trigger == RunTriggers.Retry ? earlier : null,
            Continues = trigger == RunTriggers.Takeover ? earlier : null,
        };
    }
}
