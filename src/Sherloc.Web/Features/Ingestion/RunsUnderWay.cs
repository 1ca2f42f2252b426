using Sherloc.Core.Storage;
using Sherloc.Ingestion;

namespace Sherloc.Web.Features.Ingestion;

/// <summary>The runs under way, in whatever process; those of this one with the counts of this moment.</summary>
public sealed class RunsUnderWay(IRunStore runs, RunningSources running, TimeProvider time)
{
    public async Task<IReadOnlyList<IngestRun>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await runs.LatestAsync(cancellationToken)).Where(r => r.State == RunState.Running).Select(AsOfNow)];

    /// <summary>The clock of the runs.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The run, with the counts of this moment where it is one of this process.</summary>
    public IngestRun AsOfNow(IngestRun run) =>
        run.State == RunState.Running && running.Counts.TryGetValue(run.Source, out var counts) ? run with { Counts = counts } : run;
}
