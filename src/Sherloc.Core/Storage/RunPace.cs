namespace Sherloc.Core.Storage;

/// <summary>How fast a run is and how long it still takes.</summary>
/// <param name="Elapsed">Since it began, up to its end.</param>
/// <param name="DocumentsPerSecond">Over the whole run.</param>
/// <param name="BytesPerSecond">Over the whole run.</param>
/// <param name="Remaining">Only of a run under way, where it is known how much there is and enough was read to tell.</param>
public sealed record RunPace(TimeSpan Elapsed, double DocumentsPerSecond, double BytesPerSecond, TimeSpan? Remaining)
{
    // Less than a fiftieth says nothing of the rest.
    private const double Enough = 0.02;

    public static RunPace Of(IngestRun run, DateTimeOffset now)
    {
        var elapsed = (run.Ended ?? now) - run.Started;
        var seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        var part = Part(run.Counts);
        var remaining = run.State == RunState.Running && part is { } done and >= Enough
            ? TimeSpan.FromSeconds(seconds * (1 - done) / done)
            : (TimeSpan?)null;
        return new RunPace(elapsed, run.Counts.Seen / seconds, run.Counts.Bytes / seconds, remaining);
    }

    /// <summary>Documents where they can be counted beforehand, else bytes.</summary>
    private static double? Part(RunCounts counts) =>
        counts.Expected is > 0 and var documents ? Math.Min(1, (double)counts.Seen / documents)
        : counts.BytesExpected is > 0 and var bytes ? Math.Min(1, (double)counts.Bytes / bytes)
        : null;
}
