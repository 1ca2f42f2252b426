using Microsoft.Extensions.Options;
using Quartz;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Ingestion;
using Sherloc.Ingestion.Sources;
using Sherloc.Web.Jobs;

namespace Sherloc.Web.Hosting;

/// <summary>
/// What happens between the command and the first page: the database is brought up to date, an empty collection is filled
/// with progress in the terminal, and the address is printed.
/// </summary>
public static class StartUp
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <summary>Whether the settings can be worked with; where not, what is wrong with them has been printed.</summary>
    /// <remarks>Asked before anything is built upon them: what the framework's own parts ask for on the way would else fail with a stack trace.</remarks>
    public static bool HasGoodSettings(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return true;
        }
        catch (Exception exception) when (exception is OptionsValidationException or AggregateException { InnerException: OptionsValidationException })
        {
            Console.Error.WriteLine($"Sherloc cannot start. {exception.Message}");
            return false;
        }
    }

    /// <summary>Runs the site until it is stopped.</summary>
    /// <returns>0, or 1 where it could not start; what is wrong and what to do has been printed.</returns>
    public static async Task<int> RunToEndAsync(this WebApplication app)
    {
        try
        {
            await PrepareAsync(app.Services, app.Lifetime.ApplicationStopping);
        }
        catch (Exception exception) when (exception is StoreException or SearchUnavailableException or VocabularyException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync($"Sherloc cannot start. {exception.Message}");
            return 1;
        }

        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Sherloc is ready: open {string.Join(" or ", app.Urls)}"));
        await app.RunAsync();
        return 0;
    }

    private static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IRecordStore>();
        await store.MigrateAsync(cancellationToken);
        var index = services.GetRequiredService<ISearchIndex>();
        var counts = await store.CountAsync(cancellationToken);
        var status = await index.StatusAsync(cancellationToken);
        if (status.NeedsRebuild)
        {
            await BuildIndexAsync(services.GetRequiredService<Indexer>(), counts.Total, cancellationToken);
        }
        else if (!status.Ready)
        {
            Console.WriteLine($"Search is unavailable. {status.Detail}");
        }

        if (counts.Total == 0)
        {
            await FillAsync(services, cancellationToken);
        }

        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
        await IngestJobs.ScheduleAsync(scheduler, services.GetRequiredService<SourceCatalog>(), now: counts.Total > 0, cancellationToken);
    }

    /// <summary>Where the index goes away meanwhile, the site starts all the same: the queue keeps what there is to tell it.</summary>
    private static async Task BuildIndexAsync(Indexer indexer, long records, CancellationToken cancellationToken)
    {
        if (records > 0)
        {
            Console.WriteLine($"Building the search index of {records} records ...");
        }

        try
        {
            await indexer.RebuildAsync(null, cancellationToken);
        }
        catch (SearchUnavailableException exception)
        {
            Console.WriteLine($"Search is unavailable. {exception.Message}");
        }
    }

    /// <summary>The first start: every source, one after the other. Where another process fills the same database, each takes what the other has not.</summary>
    private static async Task FillAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var runner = services.GetRequiredService<IngestRunner>();
        foreach (var source in services.GetRequiredService<SourceCatalog>().List().Where(s => s.Definition is not { Enabled: false }))
        {
            // The runner logs the beginning and the end of each.
            await runner.RunAsync(new RunRequest(source.Name, RunTriggers.Start) { UnlessWithin = Together }, new ConsoleProgress(), cancellationToken);
        }
    }

    /// <summary>A line each 500 documents; said at once, in order.</summary>
    private sealed class ConsoleProgress : IProgress<RunCounts>
    {
        private long said;

        public void Report(RunCounts value)
        {
            if (value.Seen - said >= 500)
            {
                said = value.Seen;
                Console.WriteLine($"  {value.Seen}{(value.Expected is { } expected ? $" of {expected}" : "")} documents");
            }
        }
    }
}
