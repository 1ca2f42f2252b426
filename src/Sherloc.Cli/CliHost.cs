using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Data;
using Sherloc.Ingestion;

namespace Sherloc.Cli;

/// <summary>The same services as the site, with the same settings: appsettings.json, then environment variables.</summary>
internal static class CliHost
{
    /// <summary>Runs a verb; what a person can mend is said in a sentence, without a stack trace.</summary>
    public static async Task<int> InvokeAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("'sherloc --help' lists the commands, 'sherloc <command> --help' the options of one.");
            return ExitCodes.Failed;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return ExitCodes.Stopped;
        }
        catch (Exception exception) when (exception is StoreException or SearchUnavailableException or VocabularyException or OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.Failed;
        }
    }

    public static IConfiguration Configuration()
    {
        var configuration = new ConfigurationManager();
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        configuration.AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true);
        configuration.AddEnvironmentVariables();
        configuration.AnchorFolders();
        return configuration;
    }

    /// <summary>The services, with the database brought to the program's version.</summary>
    public static async Task<ServiceProvider> StartAsync(CancellationToken cancellationToken)
    {
        var configuration = Configuration();
        var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace))
            .AddSherlocData(configuration)
            .AddSherlocIngestion(configuration)
            .BuildServiceProvider();
        services.GetService<IStartupValidator>()?.Validate();
        await services.GetRequiredService<IRecordStore>().MigrateAsync(cancellationToken);
        return services;
    }

    /// <summary>As <see cref="StartAsync"/>, with an index that knows everything stored.</summary>
    public static async Task<ServiceProvider> StartWithIndexAsync(CancellationToken cancellationToken)
    {
        var services = await StartAsync(cancellationToken);
        var indexer = services.GetRequiredService<Indexer>();
        if ((await services.GetRequiredService<ISearchIndex>().StatusAsync(cancellationToken)).NeedsRebuild)
        {
            await indexer.RebuildAsync(null, cancellationToken);
        }
        else
        {
            await indexer.DrainAsync(null, cancellationToken);
        }

        return services;
    }
}
