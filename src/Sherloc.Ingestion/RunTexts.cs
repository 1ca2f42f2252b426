using System.Globalization;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion;

/// <summary>What the record of a run says about its end.</summary>
internal static class RunTexts
{
    public const string Stopped = "It was stopped; what was stored until then stays.";

    public const string Lost = "Its process was silent for so long that the run was taken from it.";

    public static string InTheWay(IngestRun other) => other.State == RunState.Running
        ? string.Create(CultureInfo.InvariantCulture, $"A run of '{other.Source}' is under way: number {other.Id}, since {other.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.")
        : string.Create(CultureInfo.InvariantCulture, $"Run {other.Id} of '{other.Source}' was there a short time ago.");
}
