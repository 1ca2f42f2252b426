using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc index rebuild|status</c>.</summary>
internal static class IndexVerb
{
    public static Command Create()
    {
        var rebuild = new Command("rebuild", "Build the index anew from the store, beside the one that answers.");
        rebuild.SetAction(async (_, cancellationToken) =>
        {
            await using var services = await CliHost.StartAsync(cancellationToken);
            await services.GetRequiredService<Indexer>().RebuildAsync(null, cancellationToken);
            return await StatusAsync(services, cancellationToken);
        });
        var status = new Command("status", "Say what the index holds and what it has yet to learn.");
        status.SetAction(async (_, cancellationToken) =>
        {
            await using var services = await CliHost.StartAsync(cancellationToken);
            return await StatusAsync(services, cancellationToken);
        });
        return new Command("index", "The search index.") { rebuild, status };
    }

    private static async Task<int> StatusAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var status = await services.GetRequiredService<ISearchIndex>().StatusAsync(cancellationToken);
        var waiting = await services.GetRequiredService<IIndexQueue>().CountAsync(cancellationToken);
        var stored = (await services.GetRequiredService<IRecordStore>().CountAsync(cancellationToken)).Total;
        // An index that is away says nothing about what it holds.
        var held = status.Ready || status.Documents > 0 ? string.Create(CultureInfo.InvariantCulture, $"{status.Documents} of {stored} records") : "not known how many records";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status.Provider}: {held}, {waiting} changes waiting. {status.Detail}"));
        return status.Ready ? ExitCodes.Good : ExitCodes.NotAll;
    }
}
