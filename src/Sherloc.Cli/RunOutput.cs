using System.Globalization;
using Sherloc.Core.Storage;
using Sherloc.Ingestion;

namespace Sherloc.Cli;

/// <summary>What a run came to, as lines and as the code for the shell.</summary>
internal static class RunOutput
{
    public static async Task<int> WriteAsync(IngestOutcome outcome, IRunStore runs)
    {
        var failures = outcome.Run == 0 ? [] : await runs.FailuresAsync(outcome.Run, CancellationToken.None);
        Console.WriteLine(outcome.Error is null ? $"{outcome.Source}: {Counts(outcome.Counts)}" : $"{outcome.Source}: {Counts(outcome.Counts)}. {outcome.Error}");
        var ofVocabulary = failures.ToLookup(f => f.File.StartsWith("taxonomy/", StringComparison.Ordinal) || f.File.StartsWith("treaties/", StringComparison.Ordinal));
        FailureList.Write(ofVocabulary[true], "");
        FailureList.Write(ofVocabulary[false], $"sources/{outcome.Source}/");
        return Code(outcome, failures.Count);
    }

    public static string Counts(RunCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{counts.Added} added, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Withdrawn} withdrawn, {counts.Failed} not accepted");

    private static int Code(IngestOutcome outcome, int failures) => outcome.State switch
    {
        _ when outcome.Refused => ExitCodes.Busy,
        RunState.Failed => ExitCodes.Failed,
        RunState.Cancelled => ExitCodes.Stopped,
        _ => failures > 0 || outcome.Error is not null ? ExitCodes.NotAll : ExitCodes.Good,
    };
}
