using Microsoft.AspNetCore.Http.HttpResults;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Web.Addressing;
using Sherloc.Web.Resources;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Features.Records;

/// <summary>GET /api/v1/records/{id} and its citation: the record as in the JSON Lines format.</summary>
public static class RecordsApi
{
    public static IEndpointRouteBuilder MapRecordsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/records/{id}", RecordAsync)
            .WithName("record")
            .WithSummary("One record, with the fields of the JSON Lines format. ?version=2 gives an earlier version.")
            .WithTags("Records")
            .Produces<string>(StatusCodes.Status200OK, "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone);
        routes.MapGet("/api/v1/records/{id}/cite", CiteAsync)
            .WithName("cite")
            .WithSummary("How to cite the record: text, bibtex, ris or csl.")
            .WithTags("Records")
            .Produces<string>(StatusCodes.Status200OK, "text/plain", "application/x-bibtex", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone);
        return routes;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> RecordAsync(
        string id, long? version, IRecordStore store, CancellationToken cancellationToken)
    {
        var (stored, problem) = await FindAsync(id, version, store, cancellationToken);
        return stored is null ? problem! : TypedResults.Text(RecordJson.Write(stored.Record), "application/json");
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> CiteAsync(
        string id, string? format, long? version, HttpRequest http, IRecordStore store, Citing citing, CancellationToken cancellationToken)
    {
        var (stored, problem) = await FindAsync(id, version, store, cancellationToken);
        if (stored is null)
        {
            return problem!;
        }

        return Citing.Formats.FirstOrDefault(f => f.Name == (format ?? "text")) is { } known
            ? TypedResults.Text(citing.Write(stored, known, http.Root()), known.MediaType)
            : Problem(400, PageTexts.CiteUnknown.With(string.Join(", ", Citing.Formats.Select(f => f.Name))));
    }

    private static async Task<(StoredRecord? Stored, ProblemHttpResult? Problem)> FindAsync(
        string id, long? version, IRecordStore store, CancellationToken cancellationToken)
    {
        if (!RecordId.TryParse(id.ToLowerInvariant(), out var known) || await store.GetAsync(known, cancellationToken) is not { } current)
        {
            return (null, Problem(404, PageTexts.ApiNoRecord));
        }

        if (current.Withdrawal is { } withdrawal)
        {
            return (null, Problem(410, withdrawal.Reason));
        }

        var wanted = version is { } number && number != current.Revision ? await store.GetRevisionAsync(known, number, cancellationToken) : current;
        return wanted is null ? (null, Problem(404, PageTexts.ApiNoVersion.With(current.Revision))) : (wanted, null);
    }

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
