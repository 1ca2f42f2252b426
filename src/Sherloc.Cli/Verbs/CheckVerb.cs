using System.CommandLine;
using Sherloc.Ingestion;
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
        verb.SetAction(async (asked, cancellationToken) =>
        {
            var configured = CliHost.Configuration()["Ingest:Folder"] ?? new IngestOptions().Folder;
            if (IngestFolder.Find(configured, Directory.GetCurrentDirectory(), AppContext.BaseDirectory) is not { } folder)
            {
                await Console.Error.WriteLineAsync($"There is no folder '{configured}'. Start the command in the folder that holds it, or set Ingest__Folder.");
                return ExitCodes.Failed;
            }

            var result = await IngestCheck.RunAsync(
                folder, TimeProvider.System, asked.GetValue(sources) ? new SourceReview(TimeProvider.System).Review : null, cancellationToken);
            FailureList.Write(result.Failures, "");
            Console.WriteLine($"{result.Files} files, {result.Records} good records, {result.Failures.Count} things to mend");
            return result.Failures.Count == 0 ? ExitCodes.Good : ExitCodes.NotAll;
        });
        return verb;
    }
}
