using System.CommandLine;
using Sherloc.Ingestion;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc check</c>: reads all of <c>ingest/</c> and lists what is wrong; needs no database.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var verb = new Command("check", "Check everything in the ingest folder and list what is wrong, with file, line and field.");
        verb.SetAction(async (_, cancellationToken) =>
        {
            var folder = IngestFolder.Find("ingest", Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
            var result = await IngestCheck.RunAsync(folder!, TimeProvider.System, cancellationToken);
            foreach (var failure in result.Failures)
            {
                Console.WriteLine($"{failure.File}:{failure.Line} {failure.Field}: {failure.Reason} {failure.Remedy}");
            }

            Console.WriteLine($"{result.Files} files, {result.Records} records, {result.Failures.Count} failures");
            return result.Failures.Count == 0 ? 0 : 1;
        });
        return verb;
    }
}
