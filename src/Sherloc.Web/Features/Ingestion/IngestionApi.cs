using System.Globalization;
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
        routes.MapPost(Page + "/cancel", CancelAsync).ExcludeFromDescription();
        routes.MapPost(Page + "/pause", PauseAsync).ExcludeFromDescription();
        routes.MapPost(Page + "/resume", ResumeAsync).ExcludeFromDescription();
        routes.MapPost(Page + "/mend", MendAsync).ExcludeFromDescription();
        routes.MapPost(Page + "/rollback", RollbackAsync).ExcludeFromDescription();
        return routes;
    }

    /// <param name="source">A source's name, or empty for all.</param>
    private static async Task<IResult> RunAsync(
        [FromForm] string? source, SourceCatalog catalog, ISchedulerFactory schedulers, HttpContext http, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var chosen = catalog.List().Where(s => s.Definition is not null && (string.IsNullOrEmpty(source) || s.Name == source)).ToList();
        foreach (var listing in chosen)
        {
            await IngestJobs.EnsureAsync(scheduler, listing.Name, cancellationToken);
            await IngestJobs.RunNowAsync(scheduler, listing.Name, RunTriggers.Page, By(http), cancellationToken);
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

    /// <summary>In this process at once; in another within half a second.</summary>
    private static async Task<IResult> CancelAsync([FromForm] string source, RunningSources running, IRunStore runs, CancellationToken cancellationToken)
    {
        await runs.AskToStopAsync(source, cancellationToken);
        running.Cancel(source);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> PauseAsync([FromForm] string source, SourceCatalog catalog, ISourcePauses pauses, HttpContext http, CancellationToken cancellationToken)
    {
        if (catalog.Find(source) is null)
        {
            return TypedResults.NotFound();
        }

        await pauses.PauseAsync(source, http.User.Identity?.Name, null, cancellationToken);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> ResumeAsync([FromForm] string source, ISourcePauses pauses, CancellationToken cancellationToken)
    {
        await pauses.ResumeAsync(source, cancellationToken);
        return TypedResults.LocalRedirect(Page);
    }

    /// <summary>Reads the files again in which the last run found something to mend.</summary>
    private static async Task<IResult> MendAsync(
        [FromForm] string source, IRunStore runs, ISchedulerFactory schedulers, HttpContext http, CancellationToken cancellationToken)
    {
        if ((await runs.OfSourceAsync(source, 1, cancellationToken)) is not [var last])
        {
            return TypedResults.NotFound();
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await IngestJobs.EnsureAsync(scheduler, source, cancellationToken);
        var data = By(http);
        data[IngestJob.Earlier] = last.Id.ToString(CultureInfo.InvariantCulture);
        await IngestJobs.RunNowAsync(scheduler, source, RunTriggers.Retry, data, cancellationToken);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> RollbackAsync(
        [FromForm] long run, IRunStore runs, ISourcePauses pauses, ISchedulerFactory schedulers, HttpContext http, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(run, cancellationToken) is not { } undone)
        {
            return TypedResults.NotFound();
        }

        // First, so that no schedule reads the same again in between.
        var reason = string.Create(CultureInfo.InvariantCulture, $"Run {run} was taken back.");
        await pauses.PauseAsync(undone.Source, http.User.Identity?.Name, reason, cancellationToken);
        await IngestJobs.RollbackNowAsync(await schedulers.GetScheduler(cancellationToken), run, By(http), cancellationToken);
        return TypedResults.LocalRedirect(Page);
    }

    private static JobDataMap By(HttpContext http) => http.User.Identity?.Name is { } name ? new JobDataMap { { IngestJob.By, name } } : [];
}
