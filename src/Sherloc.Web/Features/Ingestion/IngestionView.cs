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
/// <param name="Now">Counts of a run under way.</param>
public sealed record SourceRow(SourceListing? Listing, string Name, IngestRun? Last, DateTimeOffset? Next, RunCounts? Now);

/// <summary>Everything the ingestion page shows.</summary>
public sealed record IngestionView(
    IReadOnlyList<SourceRow> Sources, IReadOnlyList<(string Source, IngestFailure Failure)> Failures, long Records, long Queue, IReadOnlyList<SetAsideChange> Aside)
{
    public bool IsRunning => Sources.Any(s => s.Now is not null);

    public long Failed => Sources.Sum(s => s.Last?.Counts.Failed ?? 0);
}

/// <summary>Collects the page's figures.</summary>
public sealed class IngestionReport(SourceCatalog catalog, IRunStore runs, RunningSources running, ISchedulerFactory schedulers)
{
    private const int MostFailures = 200;

    public async Task<IngestionView> ReadAsync(IRecordStore store, IIndexQueue queue, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var latest = (await runs.LatestAsync(cancellationToken)).ToDictionary(r => r.Source);
        var listings = catalog.List();
        var rows = new List<SourceRow>();
        var failures = new List<(string, IngestFailure)>();
        foreach (var name in listings.Select(l => l.Name).Union(latest.Keys).Order(StringComparer.Ordinal))
        {
            var last = latest.GetValueOrDefault(name);
            rows.Add(new SourceRow(
                listings.FirstOrDefault(l => l.Name == name),
                name,
                last,
                await IngestJobs.NextRunAsync(scheduler, name, cancellationToken),
                running.Counts.GetValueOrDefault(name)));
            if (last is not null && failures.Count < MostFailures)
            {
                failures.AddRange((await runs.FailuresAsync(last.Id, cancellationToken)).Take(MostFailures - failures.Count).Select(f => (name, f)));
            }
        }

        var counts = await store.CountAsync(cancellationToken);
        return new IngestionView(rows, failures, counts.Total, await queue.CountAsync(cancellationToken), await queue.AsideAsync(MostFailures, cancellationToken));
    }
}
