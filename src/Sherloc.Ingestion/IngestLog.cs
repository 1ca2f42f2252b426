using Microsoft.Extensions.Logging;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion;

internal static partial class IngestLog
{
    [LoggerMessage(1, LogLevel.Information, "Ingesting {Source} ({Trigger})")]
    public static partial void Started(ILogger logger, string source, string trigger);

    [LoggerMessage(2, LogLevel.Information, "Ingested {Source}: {State}; {Added} added, {Changed} changed, {Unchanged} unchanged, {Withdrawn} withdrawn, {Failed} not accepted. {Error}")]
    public static partial void Ended(ILogger logger, string source, RunState state, long added, long changed, long unchanged, long withdrawn, long failed, string? error);

    [LoggerMessage(3, LogLevel.Error, "The run of {Source} broke off")]
    public static partial void Broken(ILogger logger, string source, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "The index could not be brought up to date; its queue keeps what it has missed")]
    public static partial void NotIndexed(ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "A run could not tell the database that it goes on")]
    public static partial void NoPulse(ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Information, "Not ingesting {Source} ({Trigger}): {Reason}")]
    public static partial void Refused(ILogger logger, string source, string trigger, string reason);

    [LoggerMessage(8, LogLevel.Error, "The run of {Source} ended early, and its last batch could not be stored either; the next run reads it again")]
    public static partial void NotStoredEither(ILogger logger, string source, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "The index failed in the middle of a run and is left alone until the run has ended: {Reason}")]
    public static partial void NotIndexedInPassing(ILogger logger, string reason, Exception? exception);

    public static void SkippedIn(ILogger logger, string source, IReadOnlyList<SkippedPart> skipped)
    {
        foreach (var part in skipped)
        {
            Skipped(logger, source, part.Reason, part.Count, part.File, part.Line);
        }
    }

    [LoggerMessage(5, LogLevel.Information, "{Source}: left out {Reason}, {Count} in all, first in {File}:{Line}")]
    private static partial void Skipped(ILogger logger, string source, string reason, long count, string file, int line);
}
