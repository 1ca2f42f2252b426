using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Storage;
using Sherloc.Ingestion;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc ingest [source...]</c>.</summary>
internal static class IngestVerb
{
    public static Command Create()
    {
        var sources = new Argument<string[]>("source") { Description = "Names of sources; all that are switched on where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var verb = new Command("ingest", "Read sources into the store and the index: what is new, what changed, what is gone.") { sources };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CliHost.StartAsync(cancellationToken);
            var catalog = services.GetRequiredService<SourceCatalog>();
            var names = parsed.GetValue(sources) is { Length: > 0 } named ? named : [.. catalog.List().Where(s => s.Definition is not { Enabled: false }).Select(s => s.Name)];
            var worst = ExitCodes.Good;
            foreach (var name in names)
            {
                var outcome = await RunProgress.WatchAsync(name, progress =>
                    services.GetRequiredService<IngestRunner>().RunAsync(name, "command", progress, cancellationToken));
                var failures = outcome.Run == 0 ? [] : await services.GetRequiredService<IRunStore>().FailuresAsync(outcome.Run, CancellationToken.None);
                Console.WriteLine(Line(outcome));
                var ofVocabulary = failures.ToLookup(f => f.File.StartsWith("taxonomy/", StringComparison.Ordinal) || f.File.StartsWith("treaties/", StringComparison.Ordinal));
                FailureList.Write(ofVocabulary[true], "");
                FailureList.Write(ofVocabulary[false], $"sources/{name}/");
                worst = Math.Max(worst, Code(outcome, failures.Count));
                cancellationToken.ThrowIfCancellationRequested();
            }

            return worst;
        });
        return verb;
    }

    private static int Code(IngestOutcome outcome, int failures) => outcome.State switch
    {
        RunState.Failed => ExitCodes.Failed,
        RunState.Cancelled => ExitCodes.Stopped,
        _ => failures > 0 || outcome.Error is not null ? ExitCodes.NotAll : ExitCodes.Good,
    };

    private static string Line(IngestOutcome outcome)
    {
        var counts = outcome.Counts;
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Source}: {counts.Added} added, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Withdrawn} withdrawn, {counts.Failed} not accepted");
        return outcome.Error is null ? line : line + ". " + outcome.Error;
    }
}
