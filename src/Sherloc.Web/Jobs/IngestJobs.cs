using Quartz;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Web.Jobs;

/// <summary>The schedules of <c>source.yaml</c>, kept by Quartz in memory.</summary>
public static class IngestJobs
{
    private static readonly JobKey Drain = new("drain", "index");
    private static readonly TimeSpan DrainEvery = TimeSpan.FromMinutes(1);

    public static void AddIngestJobs(this IServiceCollection services)
    {
        services.AddQuartz();
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }

    /// <summary>Schedules every source and the draining of the index queue.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="catalog">The sources.</param>
    /// <param name="now">Also runs every source once, as soon as the scheduler starts.</param>
    /// <param name="cancellationToken">Stops scheduling.</param>
    public static async Task ScheduleAsync(IScheduler scheduler, SourceCatalog catalog, bool now, CancellationToken cancellationToken)
    {
        foreach (var definition in catalog.List().Select(s => s.Definition).OfType<SourceDefinition>())
        {
            await EnsureAsync(scheduler, definition.Name, cancellationToken);
            if (definition.Schedule is { } cron)
            {
                var zone = TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZone);
                var trigger = TriggerBuilder.Create()
                    .ForJob(Key(definition.Name))
                    .WithIdentity(definition.Name, IngestJob.Group)
                    .WithCronSchedule(cron, s => s.InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
                    .Build();
                await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);
            }

            if (now)
            {
                await RunNowAsync(scheduler, definition.Name, "start", cancellationToken);
            }
        }

        var drain = JobBuilder.Create<IndexJob>().WithIdentity(Drain).Build();
        var often = TriggerBuilder.Create().WithSimpleSchedule(s => s.WithInterval(DrainEvery).RepeatForever()).StartNow().Build();
        await scheduler.ScheduleJob(drain, often, ScheduleJobOptions.Replacing, cancellationToken);
    }

    /// <summary>Makes the job of a source; sources may be added while the site runs.</summary>
    public static async Task EnsureAsync(IScheduler scheduler, string source, CancellationToken cancellationToken) =>
        await scheduler.AddJob(JobBuilder.Create<IngestJob>().WithIdentity(Key(source)).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);

    public static async Task RunNowAsync(IScheduler scheduler, string source, string trigger, CancellationToken cancellationToken) =>
        await scheduler.TriggerJob(Key(source), new JobDataMap { { IngestJob.Trigger, trigger } }, cancellationToken);

    /// <summary>Brings the index what the queue holds, without waiting for the next minute.</summary>
    public static async Task DrainNowAsync(IScheduler scheduler, CancellationToken cancellationToken) => await scheduler.TriggerJob(Drain, cancellationToken);

    /// <summary>When the schedule fires next; null for a source without one.</summary>
    public static async Task<DateTimeOffset?> NextRunAsync(IScheduler scheduler, string source, CancellationToken cancellationToken) =>
        (await scheduler.GetTrigger(new TriggerKey(source, IngestJob.Group), cancellationToken))?.NextFireTimeUtc;

    private static JobKey Key(string source) => new(source, IngestJob.Group);
}
