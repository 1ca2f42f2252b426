using System.CommandLine;
using Sherloc.Ingestion;
using Sherloc.Ingestion.Duplicates;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc check</c>: needs no database.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var verb = new Command("check", "Read all of the ingest folder and list what is wrong: file, line, field, and what is allowed. Nothing is stored.");
        var sources = new Option<bool>("--sources")
        {
            Description = "Also list the records whose source is missing, was read over two years ago, or is used for something it cannot show.",
        };
        verb.Add(sources);
        var duplicates = new Option<bool>("--duplicates")
        {
            Description = "Also list records of different sources that may be one instrument or one case, with what speaks for it.",
        };
        verb.Add(duplicates);
        verb.SetAction(async (asked, cancellationToken) =>
        {
            var configured = CliHost.Configuration()["Ingest:Folder"] ?? new IngestOptions().Folder;
            if (IngestFolder.Find(configured, Directory.GetCurrentDirectory(), AppContext.BaseDirectory) is not { } folder)
            {
                await Console.Error.WriteLineAsync($"There is no folder '{configured}'. Start the command in the folder that holds it, or set Ingest__Folder.");
                return ExitCodes.Failed;
            }

            // Reviews add up: a record goes through each that was asked for.
            RecordReview[] reviews =
            [
                .. asked.GetValue(sources) ? [new SourceReview(TimeProvider.System).Review] : Array.Empty<RecordReview>(),
                .. asked.GetValue(duplicates) ? [new DuplicateReview().Review] : Array.Empty<RecordReview>(),
            ];
            var result = await IngestCheck.RunAsync(
                folder, TimeProvider.System, (record, file, lines) => reviews.SelectMany(r => r(record, file, lines)), cancellationToken);
            FailureList.Write(result.Failures, "");
            Console.WriteLine($"{result.Files} files, {result.Records} good records, {result.Failures.Count} things to mend");
            return result.Failures.Count == 0 ? ExitCodes.Good : ExitCodes.NotAll;
        });
        return verb;
    }
}
