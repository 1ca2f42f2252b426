using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Web.Outages;

namespace Sherloc.Web.Features.Health;

/// <summary>/health/live says that the process answers, /health/ready whether store and index do.</summary>
public static class HealthApi
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new Health("live", []))).ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ReadyAsync(IRecordStore store, ISearchIndex index, SearchWatch watch, CancellationToken cancellationToken)
    {
        var parts = new List<HealthPart> { await StoreAsync(store, cancellationToken), await IndexAsync(index, watch, cancellationToken) };
        var ready = parts.TrueForAll(p => p.Ready);
        return TypedResults.Json(new Health(ready ? "ready" : "not ready", parts), statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<HealthPart> StoreAsync(IRecordStore store, CancellationToken cancellationToken)
    {
        try
        {
            var counts = await store.CountAsync(cancellationToken);
            return new HealthPart("store", true, $"{counts.Total} records");
        }
        catch (StoreUnavailableException exception)
        {
            return new HealthPart("store", false, exception.Message);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or IOException)
        {
            return new HealthPart("store", false, "The database does not answer.");
        }
    }

    private static async Task<HealthPart> IndexAsync(ISearchIndex index, SearchWatch watch, CancellationToken cancellationToken)
    {
        var status = await index.StatusAsync(cancellationToken);
        return status.Ready
            // It answers searches; that it takes no changes is no reason to send nobody here.
            ? new HealthPart("index", true, watch.Writing is { } outage ? $"{status.Documents} records. {outage.Sentence}" : $"{status.Documents} records")
            : new HealthPart("index", false, status.Detail);
    }

    private sealed record Health(string Status, IReadOnlyList<HealthPart> Parts);

    private sealed record HealthPart(string Name, bool Ready, string Detail);
}
