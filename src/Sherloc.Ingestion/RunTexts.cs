using System.Globalization;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion;

/// <summary>What the record of a run says about its end.</summary>
internal static class RunTexts
{
    public const string Stopped = "It was stopped; what was stored until then stays.";

    public const string Lost = "Its process was silent for so long that the run was taken from it.";

    public const string Indexed = "The index has what is stored.";

    public const string NotWhole = "Nothing is withdrawn: not everything that the source has is here.";

    public const string OnlyFailures = "Only the files with failures were read; nothing is withdrawn.";

    public static string Begun(RunRequest request) => $"Begun ({request.Trigger}{(request.By is null ? "" : " by " + request.By)}).";

    public static string ToRead(int files, long bytes) => string.Create(CultureInfo.InvariantCulture, $"{files} {(files == 1 ? "file" : "files")} to read, {bytes / 1e6:0.0} MB.");

    public static string ReadToEnd(RunCounts counts) => string.Create(CultureInfo.InvariantCulture, $"Read to the end: {counts.Seen} documents.");

    public static string Fetched(int failures) => failures == 0 ? "Fetched: what the source has is here." : string.Create(CultureInfo.InvariantCulture, $"Fetched, with {failures} failures.");

    public static string Ended(RunState state, RunCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"Ended, {state.ToSlug()}: {counts.Added} added, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Withdrawn} withdrawn, {counts.Failed} not accepted.");

    public static string InTheWay(IngestRun other) => other.State == RunState.Running
        ? string.Create(CultureInfo.InvariantCulture, $"A run of '{other.Source}' is under way: number {other.Id}, since {other.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.")
        : string.Create(CultureInfo.InvariantCulture, $"Run {other.Id} of '{other.Source}' was there a short time ago.");
}
