using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>A row of <c>ingest_runs</c>.</summary>
internal sealed class RunRow
{
    public const string Columns =
        "id, source, cause, owner, started, reported, ended, state, expected, seen, added, changed, unchanged, withdrawn, failed, error, "
        + "started_by AS StartedBy, due, continues, undoes, stop_asked AS StopAsked, bytes, bytes_expected AS BytesExpected";

    public long Id { get; init; }

    public string Source { get; init; } = "";

    public string Cause { get; init; } = "";

    public string Owner { get; init; } = "";

    public string Started { get; init; } = "";

    public string Reported { get; init; } = "";

    public string? Ended { get; init; }

    public string State { get; init; } = "";

    public long? Expected { get; init; }

    public long Seen { get; init; }

    public long Added { get; init; }

    public long Changed { get; init; }

    public long Unchanged { get; init; }

    public long Withdrawn { get; init; }

    public long Failed { get; init; }

    public string? Error { get; init; }

    public string? StartedBy { get; init; }

    public string? Due { get; init; }

    public long? Continues { get; init; }

    public long? Undoes { get; init; }

    public string? StopAsked { get; init; }

    public long Bytes { get; init; }

    public long? BytesExpected { get; init; }

    public IngestRun ToRun() => new()
    {
        Id = Id,
        Source = Source,
        Trigger = Cause,
        Started = StoredTime.Read(Started),
        Ended = StoredTime.ReadOptional(Ended),
        State = Slugs<RunState>.TryParse(State, out var state) ? state : RunState.Failed,
        Counts = new RunCounts
        {
            Expected = Expected,
            Seen = Seen,
            Added = Added,
            Changed = Changed,
            Unchanged = Unchanged,
            Withdrawn = Withdrawn,
            Failed = Failed,
            Bytes = Bytes,
            BytesExpected = BytesExpected,
        },
        Error = Error,
        By = StartedBy,
        Due = StoredTime.ReadOptional(Due),
        Continues = Continues,
        Undoes = Undoes,
        Stopping = StopAsked is not null && Ended is null,
    };
}
