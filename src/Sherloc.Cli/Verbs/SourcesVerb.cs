using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc sources</c>.</summary>
internal static class SourcesVerb
{
    public static Command Create()
    {
        var verb = new Command("sources", "List the sources with their schedule and their last run.")
        {
            SourceCheckVerb.Create(),
            SourceAddVerb.Create(),
            SourceSwitchVerb.Create("enable", "Switch a source on.", enabled: true),
            SourceSwitchVerb.Create("disable", "Switch a source off: it is read neither by schedule nor by hand.", enabled: false),
        };
        var list = new Command("list", "The same as without a word behind it.");
        verb.Add(list);
        verb.SetAction((_, cancellationToken) => ListAsync(cancellationToken));
        list.SetAction((_, cancellationToken) => ListAsync(cancellationToken));
        return verb;
    }

    private static async Task<int> ListAsync(CancellationToken cancellationToken)
    {
        await using var services = await CliHost.StartAsync(cancellationToken);
        var runs = (await services.GetRequiredService<IRunStore>().LatestAsync(cancellationToken)).ToDictionary(r => r.Source);
        var listings = services.GetRequiredService<SourceCatalog>().List();
        foreach (var listing in listings)
        {
            Console.WriteLine($"{listing.Name}: {About(listing)}");
            Console.WriteLine("    " + (runs.TryGetValue(listing.Name, out var run) ? Last(run) : "never run"));
            FailureList.Write(listing.Failures, $"sources/{listing.Name}/");
        }

        return listings.All(l => l.Failures.Count == 0) ? ExitCodes.Good : ExitCodes.NotAll;
    }

    private static string About(SourceListing listing) => listing.Definition is { } source
        ? $"{source.Kind?.ToSlug() ?? "several kinds"}, {source.Reader.ToSlug()}, {(!source.Enabled ? "switched off" : source.Schedule is null ? "by hand" : $"{source.Schedule} {source.TimeZone}")}"
        : "cannot be used";

    private static string Last(IngestRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"last run {run.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({run.State.ToSlug()}): {run.Counts.Seen} seen, {run.Counts.Failed} not accepted{(run.Error is null ? "" : ". " + run.Error)}");
}
