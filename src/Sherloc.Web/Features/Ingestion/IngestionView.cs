using Quartz;
using Sherloc.Core.Storage;
using Sherloc.Ingestion;
using Sherloc.Ingestion.Sources;
using Sherloc.Web.Jobs;

namespace Sherloc.Web.Features.Ingestion;

/// <param name="Listing">The source; null where only its runs are left.</param>
/// <param name="Name">Its name.</param>
/// <param name="Last">Its latest run.</param>
/// <param name="Next">When its schedule fires next.</param>
/// <param name="Paused">Set where no schedule starts it.</param>
public sealed record SourceRow(SourceListing? Listing, string Name, IngestRun? Last, DateTimeOffset? Next, PausedSource? Paused)
{
    /// <summary>Counts of a run under way, in whatever process.</summary>
    public RunCounts? Now => Last is { State: RunState.Running } ? Last.Counts : null;
}

/// <param name="Group">What is wrong in the same way.</param>
/// <param name="Shown">Some of it, each with the line of its file.</param>
public sealed record FailureSection(FailureGroup Group, IReadOnlyList<(IngestFailure Failure, string? Line)> Shown);

/// <summary>Everything the ingestion page shows.</summary>
public sealed record IngestionView(
    IReadOnlyList<SourceRow> Sources, IReadOnlyList<FailureSection> Failures, IReadOnlyList<IngestRun> Runs, ILookup<long, RunLine> Logs, ILookup<long, SkippedPart> Skipped, long Records, long Queue, IReadOnlyList<SetAsideChange> Aside, DateTimeOffset At)
{
    public bool IsRunning => Sources.Any(s => s.Now is not null);

    public long Failed => Sources.Sum(s => s.Last?.Counts.Failed ?? 0);
}

/// <summary>Collects the page's figures.</summary>
public sealed class IngestionReport(IngestInput input, IRunStore runs, ISourcePauses pauses, IngestFolder folder, ISchedulerFactory schedulers)
{
    private const int MostAside = 200;
    private const int MostGroups = 20;
    private const int ShownOfGroup = 5;
    private const int MostRuns = 20;

    public async Task<IngestionView> ReadAsync(IRecordStore store, IIndexQueue queue, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var latest = (await runs.LatestAsync(cancellationToken)).ToDictionary(r => r.Source);
        var paused = (await pauses.AllAsync(cancellationToken)).ToDictionary(p => p.Source);
        var listings = input.Catalog.List();
        var rows = new List<SourceRow>();
        var groups = new List<FailureSection>();
        foreach (var name in listings.Select(l => l.Name).Union(latest.Keys).Order(StringComparer.Ordinal))
        {
            var listing = listings.FirstOrDefault(l => l.Name == name);
            var last = latest.GetValueOrDefault(name);
            var next = paused.ContainsKey(name) ? null : await IngestJobs.NextRunAsync(scheduler, name, cancellationToken);
            rows.Add(new SourceRow(listing, name, last, next, paused.GetValueOrDefault(name)));
            if (last is not null && groups.Count < MostGroups)
            {
                groups.AddRange(FailureGroups.Of(name, await runs.FailuresAsync(last.Id, cancellationToken)).Take(MostGroups - groups.Count).Select(g => Section(g, listing)));
            }
        }

        var recent = await runs.RecentAsync(MostRuns, cancellationToken);
        var (oldest, newest) = recent is [var latestRun, ..] ? (recent[^1].Id, latestRun.Id) : (0, 0);
        return new IngestionView(
            rows,
            groups,
            recent,
            await runs.LogsAsync(oldest, newest, cancellationToken),
            await runs.SkippedAsync(oldest, newest, cancellationToken),
            (await store.CountAsync(cancellationToken)).Total,
            await queue.CountAsync(cancellationToken),
            await queue.AsideAsync(MostAside, cancellationToken),
            input.Time.GetUtcNow());
    }

    private FailureSection Section(FailureGroup group, SourceListing? listing) =>
        new(group, [.. group.Failures.Take(ShownOfGroup).Select(f => (f, OffendingLine.Read(OffendingLine.Folders(input, folder, listing), f)))]);
}
