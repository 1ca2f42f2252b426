using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Storage;
using Sherloc.Ingestion;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc ingest [source...]</c>: runs, and what the administration page does with runs.</summary>
internal static class IngestVerb
{
    private const string About = """
        Read sources into the store and the index: what is new, what changed, what is gone.
        A run that was cut off is continued by the next one. Answers 0 where all went well, 1 where some documents were not accepted,
        2 where it could not be done, 3 where a run of the source is under way, 130 where it was stopped.
        """;

    public static Command Create()
    {
        var sources = new Argument<string[]>("source") { Description = "Names of sources; all that are switched on and not paused where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var failures = new Option<bool>("--failures") { Description = "Read only the files in which the last run found something to mend." };
        var status = new Option<bool>("--status") { Description = "Show the last run of each source, what is paused, and the latest runs; start nothing." };
        var cancel = new Option<bool>("--cancel") { Description = "Stop the runs that are under way, in whatever process; what they stored stays." };
        var pause = new Option<bool>("--pause") { Description = "Let no schedule start the sources until --resume." };
        var resume = new Option<bool>("--resume") { Description = "Let the schedules start the sources again." };
        var rollback = new Option<long?>("--rollback") { Description = "Take the run of this number back as a whole, and pause its source." };
        var verb = new Command("ingest", About) { sources, failures, status, cancel, pause, resume, rollback };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CliHost.StartAsync(cancellationToken);
            var named = parsed.GetValue(sources) ?? [];
            var output = ActivatorUtilities.CreateInstance<RunOutput>(services);
            var desk = ActivatorUtilities.CreateInstance<RunDesk>(services, output);
            return parsed.GetValue(rollback) is { } run ? await desk.RollbackAsync(run, cancellationToken)
                : parsed.GetValue(status) ? await desk.StatusAsync(named, cancellationToken)
                : parsed.GetValue(cancel) ? await desk.CancelAsync(named, cancellationToken)
                : parsed.GetValue(pause) ? await desk.PauseAsync(named, cancellationToken)
                : parsed.GetValue(resume) ? await desk.ResumeAsync(named, cancellationToken)
                : await RunAsync(services, await NamesAsync(services, named, cancellationToken), parsed.GetValue(failures), output, cancellationToken);
        });
        return verb;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(IServiceProvider services, IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        if (named.Count > 0)
        {
            return named;
        }

        var paused = (await services.GetRequiredService<ISourcePauses>().AllAsync(cancellationToken)).Select(p => p.Source).ToHashSet(StringComparer.Ordinal);
        var all = services.GetRequiredService<SourceCatalog>().List().Where(s => s.Definition is not { Enabled: false }).Select(s => s.Name).ToList();
        foreach (var name in all.Where(paused.Contains))
        {
            Console.WriteLine($"{name}: paused");
        }

        return [.. all.Where(n => !paused.Contains(n))];
    }

    private static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> names, bool failuresOnly, RunOutput output, CancellationToken cancellationToken)
    {
        var worst = ExitCodes.Good;
        foreach (var name in names)
        {
            var last = failuresOnly ? (await services.GetRequiredService<IRunStore>().OfSourceAsync(name, 1, cancellationToken)).SingleOrDefault() : null;
            var request = new RunRequest(name, failuresOnly && last is not null ? RunTriggers.Retry : RunTriggers.Command) { By = Environment.UserName, FailuresOf = last?.Id };
            var outcome = await RunProgress.WatchAsync(name, progress => services.GetRequiredService<IngestRunner>().RunAsync(request, progress, cancellationToken));
            worst = Math.Max(worst, await output.WriteAsync(outcome));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return worst;
    }
}
