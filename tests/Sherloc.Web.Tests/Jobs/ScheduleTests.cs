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
        var scheduler = await ScheduledAsync<TellingJob>(services, clock, "0 0 3 * * ?");

        clock.To(DateTimeOffset.Parse("2030-03-04T12:00:00Z", null));
        await scheduler.Start(CancellationToken.None);
        await told.FirstAsync().WaitAsync(Patience);
        await Task.Delay(TimeSpan.FromSeconds(1));

        told.Times.Count.ShouldBe(1);
        (await IngestJobs.NextRunAsync(scheduler, "nightly", CancellationToken.None)).ShouldBe(DateTimeOffset.Parse("2030-03-05T02:00:00Z", null));
        await scheduler.Shutdown(true, CancellationToken.None);
    }

    [Test]
    public async Task Fires_MissedOverTheNightThatIsAnHourShort_AreMadeUpForOnce_AndTheNextIsMeantInItsZone()
    {
        var clock = new MovedTime(DateTimeOffset.Parse("2030-03-29T12:00:00Z", null));
        var told = new Told();
        await using var services = Services(clock, told);
        var scheduler = await ScheduledAsync<TellingJob>(services, clock, "0 30 2 * * ?");

        // Summer begins on the 31st: half past two is not there that night.
        clock.To(DateTimeOffset.Parse("2030-03-31T12:00:00Z", null));
        await scheduler.Start(CancellationToken.None);
        await told.FirstAsync().WaitAsync(Patience);
        await Task.Delay(TimeSpan.FromSeconds(1));

        told.Times.Count.ShouldBe(1);
        (await IngestJobs.NextRunAsync(scheduler, "nightly", CancellationToken.None)).ShouldBe(DateTimeOffset.Parse("2030-04-01T00:30:00Z", null));
        await scheduler.Shutdown(true, CancellationToken.None);
    }

    [Test]
    public void Schedule_OfEveryHour_FiresInEachOfTheHoursThatAreThereTwice() =>
        Fires("0 30 * * * ?", "Europe/Vienna", "2026-10-24T23:45Z", 4).ShouldBe(["2026-10-25 00:30", "2026-10-25 01:30", "2026-10-25 02:30", "2026-10-25 03:30"]);

    [Test]
    public async Task Fires_WhileARunIsUnderWay_BeginNoOther_AndAreMadeUpForOnce()
    {
        var clock = new MovedTime(DateTimeOffset.Parse("2030-03-01T12:00:58Z", null));
        var told = new Told();
        await using var services = Services(clock, told);
        var scheduler = await ScheduledAsync<SlowJob>(services, clock, "0 * * * * ?");
        await scheduler.Start(CancellationToken.None);
        await told.FirstAsync().WaitAsync(Patience);

        // Two hours of minutes pass while the first run goes on.
        clock.To(DateTimeOffset.Parse("2030-03-01T14:00:20Z", null));
        await Task.Delay(TimeSpan.FromSeconds(1));
        told.Times.Count.ShouldBe(1);
        told.GoOn();
        await told.SecondAsync().WaitAsync(Patience);
        await Task.Delay(TimeSpan.FromSeconds(1));

        (told.Times.Count, told.MostAtOnce).ShouldBe((2, 1));
        (await IngestJobs.NextRunAsync(scheduler, "nightly", CancellationToken.None)).ShouldBe(DateTimeOffset.Parse("2030-03-01T14:01:00Z", null));
        await scheduler.Shutdown(true, CancellationToken.None);
    }

    [Test]
    public void Job_OfASource_IsNeverThereTwiceAtOnce() =>
        JobBuilder.Create<IngestJob>().WithIdentity("nightly").Build().ConcurrentExecutionDisallowed.ShouldBeTrue();

    private static async Task<IScheduler> ScheduledAsync<TJob>(ServiceProvider services, TimeProvider clock, string cron)
        where TJob : IJob
    {
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(CancellationToken.None);
        await scheduler.AddJob(JobBuilder.Create<TJob>().WithIdentity("nightly", IngestJob.Group).StoreDurably().Build(), AddJobOptions.Replacing, CancellationToken.None);
        await scheduler.ScheduleJob(IngestJobs.TriggerOf(Source(cron, "Europe/Vienna"), cron, clock), ScheduleJobOptions.Replacing, CancellationToken.None);
        return scheduler;
    }

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
        private readonly TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int atOnce;

        public ConcurrentQueue<DateTimeOffset> Times { get; } = new();

        public int MostAtOnce { get; private set; }

        public Task FirstAsync() => first.Task;

        public Task SecondAsync() => second.Task;

        public void GoOn() => goOn.TrySetResult();

        public void Tell(DateTimeOffset time)
        {
            Times.Enqueue(time);
            (Times.Count == 1 ? first : second).TrySetResult();
        }

        public async Task WorkAsync(DateTimeOffset time)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref atOnce));
            Tell(time);
            await goOn.Task.WaitAsync(Patience);
            Interlocked.Decrement(ref atOnce);
        }
    }

    /// <summary>Goes on until the test lets it end; kept from overlapping as <see cref="IngestJob"/> is.</summary>
    [DisallowConcurrentExecution]
    public sealed class SlowJob(Told told) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await told.WorkAsync(context.FireTimeUtc);
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
