using System.Globalization;
using Sherloc.Core.Storage;
using Sherloc.Ingestion;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Cli;

/// <summary>What a run came to, as lines and as the code for the shell.</summary>
internal sealed class RunOutput(IRunStore runs, IngestInput input, IngestFolder ingest)
{
    public async Task<int> WriteAsync(IngestOutcome outcome)
    {
        var failures = outcome.Run == 0 ? [] : await runs.FailuresAsync(outcome.Run, CancellationToken.None);
        Console.WriteLine(outcome.Error is null ? $"{outcome.Source}: {Counts(outcome.Counts)}" : $"{outcome.Source}: {Counts(outcome.Counts)}. {outcome.Error}");
        foreach (var part in outcome.Skipped)
        {
            Console.WriteLine("    " + Skipped(part));
        }

        var listing = input.Catalog.Find(outcome.Source);
        var folders = OffendingLine.Folders(input, ingest, listing);
        foreach (var group in failures.GroupBy(f => FolderOf(f, outcome.Source, listing)))
        {
            FailureList.Write(group, group.Key, f => OffendingLine.Read(folders, f));
        }

        return Code(outcome, failures.Count);
    }

    public static string Counts(RunCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{counts.Added} added, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Withdrawn} withdrawn, {counts.Failed} not accepted");

    public static string Skipped(SkippedPart part) =>
        string.Create(CultureInfo.InvariantCulture, $"left out: {part.Count} {part.Reason}, first in {part.File}{(part.Line > 0 ? ":" : "")}{(part.Line > 0 ? part.Line : "")}");

    /// <summary>Where a person finds the file: in the ingest folder, or where it was fetched to.</summary>
    private string FolderOf(IngestFailure failure, string source, SourceListing? listing)
    {
        if (failure.File.StartsWith("taxonomy/", StringComparison.Ordinal) || failure.File.StartsWith("treaties/", StringComparison.Ordinal))
        {
            return "";
        }

        var folder = listing is null ? null : input.Supply.FolderOf(listing);
        return folder is null || folder == listing!.Folder || failure.File == SourceCatalog.FileName ? $"sources/{source}/" : folder + "/";
    }

    private static int Code(IngestOutcome outcome, int failures) => outcome.State switch
    {
        _ when outcome.Refused => ExitCodes.Busy,
        RunState.Failed => ExitCodes.Failed,
        RunState.Cancelled => ExitCodes.Stopped,
        _ => failures > 0 || outcome.Error is not null ? ExitCodes.NotAll : ExitCodes.Good,
    };
}
