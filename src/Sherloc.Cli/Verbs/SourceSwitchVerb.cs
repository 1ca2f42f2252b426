using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc sources enable</c> and <c>disable</c>: a line of source.yaml, so that it is seen where everything else of the source is.</summary>
internal static class SourceSwitchVerb
{
    public static Command Create(string name, string description, bool enabled)
    {
        var source = new Argument<string>("source") { Description = "Name of the source." };
        var verb = new Command(name, description) { source };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CliHost.StartAsync(cancellationToken);
            if (services.GetRequiredService<SourceCatalog>().Find(parsed.GetValue(source)!) is not { } listing || !File.Exists(Path.Combine(listing.Folder, SourceCatalog.FileName)))
            {
                await Console.Error.WriteLineAsync($"There is no source '{parsed.GetValue(source)}'. 'sherloc sources' lists them.");
                return ExitCodes.Failed;
            }

            var file = Path.Combine(listing.Folder, SourceCatalog.FileName);
            await File.WriteAllTextAsync(file, SourceSwitch.Set(await File.ReadAllTextAsync(file, cancellationToken), enabled), cancellationToken);
            Console.WriteLine(enabled ? $"{listing.Name} is switched on. {Terms(listing)}" : $"{listing.Name} is switched off. What was read from it stays.");
            return ExitCodes.Good;
        });
        return verb;
    }

    private static string Terms(SourceListing listing) =>
        listing.Definition is { } source ? $"Licence: {source.Licence ?? "none stated"}. Shown of it: {source.Rights.ToSlug()}." : "";
}
