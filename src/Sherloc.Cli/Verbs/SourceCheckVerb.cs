using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Ingestion.Fetching;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc sources check [source]</c>: source.yaml alone, or also what can be fetched by it. Nothing is stored as a record.</summary>
internal static class SourceCheckVerb
{
    public static Command Create()
    {
        var source = new Argument<string?>("source") { Description = "Name of a source; all of them where none is named.", Arity = ArgumentArity.ZeroOrOne };
        var fetch = new Option<bool>("--fetch") { Description = "Also fetch what it names, and say what could not be had." };
        var verb = new Command("check", "Check source.yaml, and with --fetch what it names.") { source, fetch };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CliHost.StartAsync(cancellationToken);
            var catalog = services.GetRequiredService<SourceCatalog>();
            var name = parsed.GetValue(source);
            var listings = name is null ? catalog.List() : catalog.Find(name) is { } found ? [found] : [];
            if (listings.Count == 0)
            {
                await Console.Error.WriteLineAsync($"There is no source '{name}'. 'sherloc sources' lists them.");
                return ExitCodes.Failed;
            }

            var good = true;
            foreach (var listing in listings)
            {
                var failures = listing.Failures;
                var files = "";
                if (parsed.GetValue(fetch) && listing.Definition?.Fetch is not null)
                {
                    var stock = await services.GetRequiredService<SourceSupply>().PrepareAsync(listing, cancellationToken);
                    failures = [.. failures, .. stock.Failures];
                    files = string.Create(CultureInfo.InvariantCulture, $", {stock.CountFiles(listing.Definition)} files to read");
                }

                good &= failures.Count == 0;
                Console.WriteLine($"{listing.Name}: {(failures.Count == 0 ? "good" : "to mend")}{files}");
                foreach (var failure in failures.Where(f => f.Key is not null))
                {
                    Console.WriteLine($"    {failure.Key}");
                }

                FailureList.Write(failures, $"sources/{listing.Name}/");
            }

            return good ? ExitCodes.Good : ExitCodes.NotAll;
        });
        return verb;
    }
}
