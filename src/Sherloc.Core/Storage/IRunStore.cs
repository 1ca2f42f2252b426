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

    /// <summary>One of <see cref="RunTriggers"/>.</summary>
    public required string Trigger { get; init; }

    /// <summary>The person who started it, where it was one.</summary>
    public string? By { get; init; }

    /// <summary>When the schedule meant it to begin, where it was one that started it.</summary>
    public DateTimeOffset? Due { get; init; }

    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public required RunState State { get; init; }

    public RunCounts Counts { get; init; } = new();

    /// <summary>Why the run as a whole failed.</summary>
    public string? Error { get; init; }

    /// <summary>The run that a dead process left behind and that this one took up: what that one stored is unchanged here.</summary>
    public long? Continues { get; init; }

    /// <summary>The run that this one takes back.</summary>
    public long? Undoes { get; init; }

    /// <summary>Somebody asked it to stop, and it has not ended yet.</summary>
    public bool Stopping { get; init; }
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

    /// <summary>Of the files that were read or passed over as unchanged; while a file is read, up to where its reader is.</summary>
    public long Bytes { get; init; }

    /// <summary>Of all files, where they can be counted before they are read.</summary>
    public long? BytesExpected { get; init; }
}

/// <summary>Why a document was not accepted, so that a person can mend it.</summary>
/// <param name="File">Path within the source's folder, or in <c>ingest/</c> for vocabulary.</param>
/// <param name="Line">From 1; 0 where it concerns the whole file.</param>
/// <param name="Field">Path of the field (<c>charges[0].verdict</c>), empty where it concerns the whole record.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Key">Key of the record, where it could be read.</param>
/// <param name="Column">Place in the line, from 1; 0 where it is not known.</param>
public sealed record IngestFailure(string File, int Line, string Field, string Reason, string Remedy, string? Key = null, int Column = 0);

/// <summary>What of a source became no part of any record.</summary>
/// <param name="Reason">What it is, in the plural (tables of contents, images).</param>
/// <param name="Count">How many.</param>
/// <param name="File">The first file where this was met.</param>
/// <param name="Line">The line there, from 1; 0 where lines mean nothing.</param>
public sealed record SkippedPart(string Reason, long Count, string File, int Line);

/// <summary>A line of the log of a run.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What happened, as a sentence.</param>
public sealed record RunLine(DateTimeOffset At, string Text);

/// <summary>The history of ingestion, and the lease that keeps two runs of one source apart, in this process and across processes.</summary>
public interface IRunStore
{
    /// <summary>
    /// Starts a run, unless one of that source is under way anywhere or one was there too recently. One that a dead process left running is
    /// closed as failed and continued.
    /// </summary>
    Task<RunStart> StartAsync(RunRequest request, CancellationToken cancellationToken);

    /// <summary>Says how far a run is and that its process lives.</summary>
    Task<RunSignal> ReportAsync(long run, RunCounts counts, IReadOnlyList<IngestFailure> newFailures, CancellationToken cancellationToken);

    /// <summary>What a run has to know of what others did to it; only reads.</summary>
    Task<RunSignal> SignalAsync(long run, CancellationToken cancellationToken);

    /// <summary>Closes a run; one that was taken from its process stays as it was closed.</summary>
    Task EndAsync(long run, RunState state, RunCounts counts, string? error, CancellationToken cancellationToken);

    /// <summary>Asks the run of a source that is under way to stop, whatever process it is in; false where there is none.</summary>
    Task<bool> AskToStopAsync(string source, CancellationToken cancellationToken);

    /// <summary>Closes what dead processes left running; each is told to one caller only, who may take it over.</summary>
    Task<IReadOnlyList<IngestRun>> CloseAbandonedAsync(CancellationToken cancellationToken);

    /// <summary>The latest run of every source.</summary>
    Task<IReadOnlyList<IngestRun>> LatestAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<IngestRun>> OfSourceAsync(string source, int most, CancellationToken cancellationToken);

    /// <summary>The newest runs of all sources.</summary>
    Task<IReadOnlyList<IngestRun>> RecentAsync(int most, CancellationToken cancellationToken);

    /// <summary>Null where there is none of that number.</summary>
    Task<IngestRun?> FindAsync(long run, CancellationToken cancellationToken);

    Task<IReadOnlyList<IngestFailure>> FailuresAsync(long run, CancellationToken cancellationToken);

    /// <summary>Keeps what the readers of a run left out; told again, the later counts stand.</summary>
    Task KeepSkippedAsync(long run, IReadOnlyList<SkippedPart> parts, CancellationToken cancellationToken);

    /// <summary>What the readers left out, by run, the most frequent first. Files that a run passed over as unchanged are not in it.</summary>
    /// <param name="first">Number of the first run.</param>
    /// <param name="last">Number of the last one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<ILookup<long, SkippedPart>> SkippedAsync(long first, long last, CancellationToken cancellationToken);

    /// <summary>Adds a line to the log of a run.</summary>
    Task LogAsync(long run, string text, CancellationToken cancellationToken);

    /// <summary>The logs of runs, by run, each in its order.</summary>
    /// <param name="first">Number of the first run.</param>
    /// <param name="last">Number of the last one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<ILookup<long, RunLine>> LogsAsync(long first, long last, CancellationToken cancellationToken);

    /// <summary>The records that a run changed, in the order of their ids.</summary>
    /// <param name="run">The run.</param>
    /// <param name="after">The last id that was read before, empty at first.</param>
    /// <param name="most">Records at most.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<IReadOnlyList<RunRevisions>> RevisionsAsync(long run, string after, int most, CancellationToken cancellationToken);
}
