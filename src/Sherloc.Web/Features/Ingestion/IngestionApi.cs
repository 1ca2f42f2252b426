using Microsoft.AspNetCore.Mvc;
using Quartz;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion;
using Sherloc.Ingestion.Sources;
using Sherloc.Web.Jobs;

namespace Sherloc.Web.Features.Ingestion;

/// <summary>What the buttons of the ingestion page do. Forms with an antiforgery token; afterwards the page is shown again.</summary>
public static class IngestionApi
{
    private const string Page = "/admin/ingestion";

    public static IEndpointRouteBuilder MapIngestionActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Page + "/run", RunAsync).ExcludeFromDescription();
        routes.MapPost(Page + "/retry", RetryAsync).ExcludeFromDescription();
        routes.MapPost(Page + "/cancel", Cancel).ExcludeFromDescription();
        return routes;
    }

    /// <param name="source">A source's name, or empty for all.</param>
    private static async Task<IResult> RunAsync(
        [FromForm] string? source, SourceCatalog catalog, ISchedulerFactory schedulers, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var chosen = catalog.List().Where(s => s.Definition is not null && (string.IsNullOrEmpty(source) || s.Name == source)).ToList();
        foreach (var listing in chosen)
        {
            await IngestJobs.EnsureAsync(scheduler, listing.Name, cancellationToken);
            await IngestJobs.RunNowAsync(scheduler, listing.Name, RunTriggers.Page, [], cancellationToken);
        }

        return chosen.Count == 0 ? TypedResults.NotFound() : TypedResults.LocalRedirect(Page);
    }

    /// <param name="record">The id of a record that was set aside, or empty for all.</param>
    private static async Task<IResult> RetryAsync(
        [FromForm] string? record, IIndexQueue queue, ISchedulerFactory schedulers, CancellationToken cancellationToken)
    {
        RecordId? id = null;
        if (!string.IsNullOrEmpty(record))
        {
            if (!RecordId.TryParse(record, out var parsed))
            {
                return TypedResults.NotFound();
            }

            id = parsed;
        }

        await queue.RetryAsync(id, cancellationToken);
        await IngestJobs.DrainNowAsync(await schedulers.GetScheduler(cancellationToken), cancellationToken);
        return TypedResults.LocalRedirect(Page);
    }

    private static IResult Cancel([FromForm] string source, RunningSources running)
    {
        running.Cancel(source);
        return TypedResults.LocalRedirect(Page);
    }
}
