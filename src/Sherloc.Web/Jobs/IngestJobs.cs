using System.Globalization;
using Quartz;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Web.Jobs;

/// <summary>The schedules of <c>source.yaml</c>, and the jobs that look after runs and the index.</summary>
public static class IngestJobs
{
    /// <summary>In the data of a job: several processes ask for it, and once is enough.</summary>
    public const string Once = "once";

    private const string Watch = "watch";
    private static readonly JobKey Drain = new("drain", "index");

    // With the pause between two tries of an index that was away, still well within the minute that the page promises.
    private static readonly TimeSpan DrainEvery = TimeSpan.FromSeconds(15);
    private static readonly JobKey Takeover = new("takeover", Watch);
    private static readonly JobKey Rollback = new("rollback", Watch);
    private static readonly TimeSpan TakeoverEvery = TimeSpan.FromSeconds(5);

    public static void AddIngestJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddQuartz(q => q.UseStoreOf(configuration));
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }

    /// <summary>Schedules every source that is switched on, the draining of the index queue and the watch over runs.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="catalog">The sources.</param>
    /// <param name="now">Also runs every source as soon as the scheduler starts; once, where several processes share the schedules.</param>
    /// <param name="cancellationToken">Stops scheduling.</param>
    public static async Task ScheduleAsync(IScheduler scheduler, SourceCatalog catalog, bool now, CancellationToken cancellationToken)
    {
        var shared = (await scheduler.GetMetadata(cancellationToken)).JobStoreClustered;
        List<SourceDefinition> sources = [.. catalog.List().Select(s => s.Definition).OfType<SourceDefinition>().Where(s => s.Enabled)];
        await ForgetAsync(scheduler, sources, cancellationToken);
        foreach (var source in sources)
        {
            await EnsureAsync(scheduler, source.Name, cancellationToken);
            await ScheduleAsync(scheduler, source, cancellationToken);
            if (now)
            {
                await RunNowAsync(scheduler, source.Name, RunTriggers.Start, shared ? new JobDataMap { { Once, bool.TrueString } } : [], cancellationToken);
            }
        }

        await RepeatAsync(scheduler, JobBuilder.Create<IndexJob>().WithIdentity(Drain).Build(), DrainEvery, cancellationToken);
        await RepeatAsync(scheduler, JobBuilder.Create<TakeoverJob>().WithIdentity(Takeover).Build(), TakeoverEvery, cancellationToken);
    }

    /// <summary>
    /// The trigger of a source's schedule. A fire that nobody was there for is made up for once, however many were missed; while a run of the
    /// source is under way, none begins.
    /// </summary>
    /// <param name="source">With a schedule.</param>
    /// <param name="cron">The schedule.</param>
    /// <param name="time">The clock of the scheduler.</param>
    public static ITrigger TriggerOf(SourceDefinition source, string cron, TimeProvider time) =>
        TriggerBuilder.Create(time)
            .ForJob(Key(source.Name))
            .WithIdentity(ScheduleOf(source.Name))
            .WithCronSchedule(cron, s => s.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone)).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();

    /// <summary>Makes the job of a source; sources may be added while the site runs.</summary>
    public static async Task EnsureAsync(IScheduler scheduler, string source, CancellationToken cancellationToken) =>
        await scheduler.AddJob(JobBuilder.Create<IngestJob>().WithIdentity(Key(source)).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);

    /// <param name="scheduler">The scheduler.</param>
    /// <param name="source">Name of the source.</param>
    /// <param name="trigger">One of <see cref="RunTriggers"/>.</param>
    /// <param name="more">What else the job has to know, under the names of <see cref="IngestJob"/>.</param>
    /// <param name="cancellationToken">Stops before anything is started.</param>
    public static async Task RunNowAsync(IScheduler scheduler, string source, string trigger, JobDataMap more, CancellationToken cancellationToken)
    {
        more[IngestJob.Trigger] = trigger;
        await scheduler.TriggerJob(Key(source), more, cancellationToken);
    }

    /// <summary>Takes a run back, in the background.</summary>
    public static async Task RollbackNowAsync(IScheduler scheduler, long run, JobDataMap more, CancellationToken cancellationToken)
    {
        more[IngestJob.Earlier] = run.ToString(CultureInfo.InvariantCulture);
        await scheduler.AddJob(JobBuilder.Create<RollbackJob>().WithIdentity(Rollback).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);
        await scheduler.TriggerJob(Rollback, more, cancellationToken);
    }

    /// <summary>Brings the index what the queue holds, without waiting for its next turn.</summary>
    public static async Task DrainNowAsync(IScheduler scheduler, CancellationToken cancellationToken) => await scheduler.TriggerJob(Drain, cancellationToken);

    /// <summary>When the schedule fires next; null for a source without one.</summary>
    public static async Task<DateTimeOffset?> NextRunAsync(IScheduler scheduler, string source, CancellationToken cancellationToken) =>
        (await scheduler.GetTrigger(ScheduleOf(source), cancellationToken))?.NextFireTimeUtc;

    /// <summary>One that stands already is left alone: a fire that is due at this moment, or was missed, would be lost with it.</summary>
    private static async Task ScheduleAsync(IScheduler scheduler, SourceDefinition source, CancellationToken cancellationToken)
    {
        var stored = await scheduler.GetTrigger(ScheduleOf(source.Name), cancellationToken) as ICronTrigger;
        if (source.Schedule is { } cron && (stored?.CronExpressionString != cron || stored.TimeZone.Id != source.TimeZone))
        {
            await scheduler.ScheduleJob(TriggerOf(source, cron, TimeProvider.System), ScheduleJobOptions.Replacing, cancellationToken);
        }
    }

    /// <summary>Takes away what an earlier process scheduled for sources that are gone or have no schedule any more.</summary>
    private static async Task ForgetAsync(IScheduler scheduler, IReadOnlyList<SourceDefinition> sources, CancellationToken cancellationToken)
    {
        var wanted = sources.Where(s => s.Schedule is not null).Select(s => ScheduleOf(s.Name)).ToHashSet();
        foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.GroupEquals(IngestJob.Group), cancellationToken))
        {
            if (!wanted.Contains(key))
            {
                await scheduler.UnscheduleJob(key, cancellationToken);
            }
        }
    }

    private static async Task RepeatAsync(IScheduler scheduler, IJobDetail job, TimeSpan every, CancellationToken cancellationToken)
    {
        // Under a name of its own: one for all processes and all starts.
        var trigger = TriggerBuilder.Create().WithIdentity(job.Key.Name, job.Key.Group).WithSimpleSchedule(s => s.WithInterval(every).RepeatForever()).StartNow().Build();
        await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }

    private static JobKey Key(string source) => new(source, IngestJob.Group);

    private static TriggerKey ScheduleOf(string source) => new(source, IngestJob.Group);
}
