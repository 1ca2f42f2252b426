using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Quartz;
using Sherloc.Ingestion.Sources;
using Sherloc.Web.Jobs;
using Shouldly;

namespace Sherloc.Web.Tests.Jobs;

/// <summary>What the schedule of a source means: time zones, the two nights of the year, what was missed, what overlaps.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ScheduleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public void Schedule_IsMeantInItsZone_InSummerAndWinter()
    {
        var fires = Fires("0 0 3 * * ?", "Europe/Vienna", "2026-03-27T00:00Z", 4);

        fires.ShouldBe(["2026-03-27 02:00", "2026-03-28 02:00", "2026-03-29 01:00", "2026-03-30 01:00"]);
    }

    [Test]
    public void Schedule_AtAnHourThatIsThereTwice_FiresOnce()
    {
        var fires = Fires("0 30 2 * * ?", "Europe/Vienna", "2026-10-24T12:00Z", 2);

        fires[0].ShouldStartWith("2026-10-25");
        fires[1].ShouldBe("2026-10-26 01:30");
    }

    [Test]
    public void Schedule_AtAnHourThatIsNotThere_GoesOnTheNextDay()
    {
        var fires = Fires("0 30 2 * * ?", "Europe/Vienna", "2026-03-28T12:00Z", 2);

        fires.Count(f => f.StartsWith("2026-03-29", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1);
        fires.ShouldContain("2026-03-30 00:30");
    }

    [Test]
    public async Task Fires_ThatNobodyWasThereFor_AreMadeUpForOnce()
    {
        var clock = new MovedTime(DateTimeOffset.Parse("2030-03-01T12:00:00Z", null));
        var told = new Told();
        await using var services = Services(clock, told);
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(CancellationToken.None);
        await scheduler.AddJob(JobBuilder.Create<TellingJob>().WithIdentity("nightly", IngestJob.Group).StoreDurably().Build(), AddJobOptions.Replacing, CancellationToken.None);
        await scheduler.ScheduleJob(IngestJobs.TriggerOf(Source("0 0 3 * * ?", "Europe/Vienna"), "0 0 3 * * ?", clock), ScheduleJobOptions.Replacing, CancellationToken.None);

        clock.To(DateTimeOffset.Parse("2030-03-04T12:00:00Z", null));
        await scheduler.Start(CancellationToken.None);
        await told.FirstAsync().WaitAsync(Patience);
        await Task.Delay(TimeSpan.FromSeconds(1));

        told.Times.Count.ShouldBe(1);
        (await IngestJobs.NextRunAsync(scheduler, "nightly", CancellationToken.None)).ShouldBe(DateTimeOffset.Parse("2030-03-05T02:00:00Z", null));
        await scheduler.Shutdown(true, CancellationToken.None);
    }

    [Test]
    public void Job_OfASource_IsNeverThereTwiceAtOnce() =>
        JobBuilder.Create<IngestJob>().WithIdentity("nightly").Build().ConcurrentExecutionDisallowed.ShouldBeTrue();

    private static List<string> Fires(string cron, string zone, string after, int most)
    {
        var trigger = IngestJobs.TriggerOf(Source(cron, zone), cron, TimeProvider.System).ShouldBeAssignableTo<ICronTrigger>()!;
        var expression = new CronExpression(trigger.CronExpressionString!, trigger.TimeZone);
        List<string> fires = [];
        var at = DateTimeOffset.Parse(after, null);
        while (fires.Count < most && expression.GetNextValidTimeAfter(at) is { } next)
        {
            fires.Add(next.UtcDateTime.ToString("yyyy-MM-dd HH:mm", null));
            at = next;
        }

        return fires;
    }

    private static SourceDefinition Source(string cron, string zone) => new()
    {
        Name = "nightly",
        Title = new Dictionary<string, string> { ["en"] = "Nightly" },
        Reader = ReaderKind.Markdown,
        Schedule = cron,
        TimeZone = zone,
    };

    private static ServiceProvider Services(TimeProvider clock, Told told)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(told);
        services.AddQuartz(q => q.UseTimeProvider(clock));
        return services.BuildServiceProvider();
    }

    /// <summary>A clock that a test sets, and that goes on from there.</summary>
    private sealed class MovedTime(DateTimeOffset from) : TimeProvider
    {
        private TimeSpan ahead = from - System.GetUtcNow();

        public void To(DateTimeOffset time) => ahead = time - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }

    public sealed class Told
    {
        private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<DateTimeOffset> Times { get; } = new();

        public Task FirstAsync() => first.Task;

        public void Tell(DateTimeOffset time)
        {
            Times.Enqueue(time);
            first.TrySetResult();
        }
    }

    public sealed class TellingJob(Told told) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            told.Tell(context.FireTimeUtc);
            return ValueTask.CompletedTask;
        }
    }
}
