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
        var verb = new Command("sources", "List the sources with their schedule and their last run.");
        verb.SetAction(async (_, cancellationToken) =>
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
        });
        return verb;
    }

    private static string About(SourceListing listing) => listing.Definition is { } source
        ? $"{source.Kind?.ToSlug() ?? "several kinds"}, {source.Reader.ToSlug()}, {(source.Schedule is null ? "by hand" : $"{source.Schedule} {source.TimeZone}")}"
        : "cannot be used";

    private static string Last(IngestRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"last run {run.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({run.State.ToSlug()}): {run.Counts.Seen} seen, {run.Counts.Failed} not accepted{(run.Error is null ? "" : ". " + run.Error)}");
}
