using Sherloc.Core.Records;

namespace Sherloc.Core.Storage;

/// <summary>What starts runs.</summary>
public static class RunTriggers
{
    public const string Schedule = "schedule";

    /// <summary>The program was started.</summary>
    public const string Start = "start";

    public const string Page = "page";

    public const string Command = "command";

    /// <summary>A process died over a run.</summary>
    public const string Takeover = "takeover";

    /// <summary>Only what was not accepted is read again.</summary>
    public const string Retry = "retry";

    /// <summary>A run is taken back.</summary>
    public const string Rollback = "rollback";
}

/// <param name="Source">Name of the source.</param>
/// <param name="Trigger">One of <see cref="RunTriggers"/>.</param>
public sealed record RunRequest(string Source, string Trigger)
{
    /// <summary>The person who asks.</summary>
    public string? By { get; init; }

    /// <summary>When the schedule meant it to begin.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Not where a run of the source was under way so short a time ago: of several processes that start together, one runs it.</summary>
    public TimeSpan? UnlessWithin { get; init; }

    /// <summary>Reads only the files in which that run found something to mend.</summary>
    public long? FailuresOf { get; init; }

    /// <summary>The run of a dead process that is taken up.</summary>
    public long? Continues { get; init; }

    /// <summary>The run that is taken back.</summary>
    public long? Undoes { get; init; }
}

/// <param name="Run">Number of the run; null where it was refused.</param>
/// <param name="Other">The run that is in the way.</param>
public sealed record RunStart(long? Run, IngestRun? Other);

/// <summary>What others did to a run.</summary>
public enum RunSignal
{
    GoOn,

    /// <summary>Somebody asked it to stop.</summary>
    Stop,

    /// <summary>Its process was taken for dead, and the run was closed: it must write nothing more.</summary>
    Lost,
}

/// <summary>What one run did to one record.</summary>
/// <param name="Id">Record.</param>
/// <param name="First">The first revision that the run made; 1 where it added the record.</param>
/// <param name="Last">The last one.</param>
public sealed record RunRevisions(RecordId Id, long First, long Last);
