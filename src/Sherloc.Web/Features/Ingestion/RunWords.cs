using System.Globalization;
using Sherloc.Core.Storage;
using Sherloc.Web.Parts;
using Sherloc.Web.Resources;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Features.Ingestion;

/// <summary>Runs in the words of the interface.</summary>
internal static class RunWords
{
    public static string State(RunState state) => PageTexts.ResourceManager.GetString("state_" + state, CultureInfo.CurrentUICulture) ?? state.ToString();

    public static string Trigger(string trigger) => PageTexts.ResourceManager.GetString("trigger_" + trigger, CultureInfo.CurrentUICulture) ?? trigger;

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string Duration(TimeSpan time) => time < TimeSpan.FromMinutes(2)
        ? PageTexts.IngestSeconds.With(Math.Ceiling(time.TotalSeconds).ToString("0", CultureInfo.CurrentCulture))
        : PageTexts.IngestMinutes.With(Math.Ceiling(time.TotalMinutes).ToString("0", CultureInfo.CurrentCulture));

    public static string Megabytes(long bytes) => PageTexts.IngestBytes.With((bytes / 1_000_000.0).ToString("0.0", CultureInfo.CurrentCulture));

    public static RunProgress Progress(RunCounts counts) => new(
        (int)(counts.Added + counts.Changed),
        (int)counts.Unchanged,
        (int)counts.Failed,
        counts.Expected is { } expected ? (int)Math.Max(expected, counts.Seen) : null,
        counts.BytesExpected is > 0 and var bytes ? Math.Min(1, (double)counts.Bytes / bytes) : null);

    /// <summary>How fast, and how long it still takes where that is known.</summary>
    public static string Pace(IngestRun run, DateTimeOffset now)
    {
        var pace = RunPace.Of(run, now);
        var words = PageTexts.IngestPace.With(((long)pace.DocumentsPerSecond).ToString("N0", CultureInfo.CurrentCulture));
        words = pace.Remaining is { } left ? $"{words}, {PageTexts.IngestRemaining.With(Duration(left))}" : words;
        return run.Stopping ? $"{words}, {PageTexts.IngestStopping}" : words;
    }
}
