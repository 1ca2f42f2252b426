namespace Sherloc.Core.Storage;

public enum RunState
{
    Running,
    Completed,
    CompletedWithFailures,
    Failed,
    Cancelled,
}

/// <summary>One run of one source.</summary>
public sealed record IngestRun
{
    public required long Id { get; init; }

    public required string Source { get; init; }

    /// <summary>schedule, start, page or command.</summary>
    public required string Trigger { get; init; }

    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public required RunState State { get; init; }

    public RunCounts Counts { get; init; } = new();

    /// <summary>Why the run as a whole failed.</summary>
    public string? Error { get; init; }
}

/// <summary>Documents of a run. Seen = added + changed + unchanged + failed, once it has ended.</summary>
public sealed record RunCounts
{
    /// <summary>Documents expected, where that is known before they are read.</summary>
    public long? Expected { get; init; }

    public long Seen { get; init; }

    public long Added { get; init; }

    public long Changed { get; init; }

    public long Unchanged { get; init; }

    public long Withdrawn { get; init; }

    public long Failed { get; init; }
}

/// <summary>Why a document was not accepted, so that a person can mend it.</summary>
/// <param name="File">Path within the source's folder, or in <c>ingest/</c> for vocabulary.</param>
/// <param name="Line">From 1; 0 where it concerns the whole file.</param>
/// <param name="Field">Path of the field (<c>charges[0].verdict</c>), empty where it concerns the whole record.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Key">Key of the record, where it could be read.</param>
public sealed record IngestFailure(string File, int Line, string Field, string Reason, string Remedy, string? Key = null);

/// <summary>The history of ingestion.</summary>
public interface IRunStore
{
    /// <summary>Starts a run. Runs of the source that a dead process left running are closed as failed.</summary>
    Task<long> StartAsync(string source, string trigger, CancellationToken cancellationToken);

    Task ReportAsync(long run, RunCounts counts, IReadOnlyList<IngestFailure> newFailures, CancellationToken cancellationToken);

    Task EndAsync(long run, RunState state, RunCounts counts, string? error, CancellationToken cancellationToken);

    /// <summary>The latest run of every source.</summary>
    Task<IReadOnlyList<IngestRun>> LatestAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<IngestRun>> OfSourceAsync(string source, int most, CancellationToken cancellationToken);

    Task<IReadOnlyList<IngestFailure>> FailuresAsync(long run, CancellationToken cancellationToken);
}
