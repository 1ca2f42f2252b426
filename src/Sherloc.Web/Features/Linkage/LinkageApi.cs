using Sherloc.Core.Linkage;
using Sherloc.Core.Search;
using Sherloc.Core.Taxonomy;
using Sherloc.Web.Addressing;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Features.Linkage;

/// <summary>How crime types occur together over the records of a search.</summary>
public sealed record LinkageAnswer
{
    /// <summary>Records counted, those without a crime type included.</summary>
    public required long N { get; init; }

    /// <summary>Of these, records without a crime type.</summary>
    public required long NotRecorded { get; init; }

    /// <summary>Crime type to the number of records that carry it.</summary>
    public required IReadOnlyDictionary<string, long> Single { get; init; }

    /// <summary>Every pair of the vocabulary's crime types, those at zero included.</summary>
    public required IReadOnlyList<LinkagePair> Pairs { get; init; }

    /// <summary>What the figures may not be used for.</summary>
    public required string Note { get; init; }
}

/// <summary>One pair: counts that add up to N, shares from 0 to 1, and effect sizes where at least five records have both.</summary>
public sealed record LinkagePair(
    string A, string B, long Both, long OnlyA, long OnlyB, long Neither,
    double? ShareOfA, double? ShareOfB, double? Lift, OddsRatio? OddsRatio, double? P, double? Q);

/// <summary>GET /api/v1/linkage: the matrix of the page as JSON, with the same parameters.</summary>
public static class LinkageApi
{
    public static IEndpointRouteBuilder MapLinkageApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/linkage", LinkageAsync)
            .WithName("linkage")
            .WithSummary("How crime types occur together, over the records of a search.")
            .WithTags("Linkage")
            .WithSearchParameters()
            .Produces<LinkageAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    private static async Task<IResult> LinkageAsync(
        HttpRequest http, ISearchIndex index, CurrentVocabulary vocabulary, CancellationToken cancellationToken)
    {
        var problems = new List<SearchNotice>();
        var request = http.Query.ReadSearch(problems);
        problems.AddRange(Sherloc.Core.Search.Queries.QueryParser.Parse(request.Query, request.Language).Notices.Where(n => n.IsRefusal));
        if (problems.Count > 0)
        {
            return TypedResults.Problem(string.Join(' ', problems.Select(p => p.Sentence())), statusCode: StatusCodes.Status400BadRequest);
        }

        var view = new LinkageView(await index.PairsAsync(request, SearchFields.Crime, cancellationToken), vocabulary.Value.CrimeTypes);
        return TypedResults.Ok(new LinkageAnswer
        {
            N = view.Counts.N,
            NotRecorded = view.Counts.NotRecorded,
            Single = view.Counts.Single,
            Pairs = [.. PairStatistics.Of([.. view.AllPairs]).Select(Pair)],
            Note = Resources.PageTexts.LinkageLead,
        });
    }

    private static LinkagePair Pair(PairResult result)
    {
        var table = result.Table;
        return new LinkagePair(
            table.A, table.B, table.Both, table.OnlyA, table.OnlyB, table.Neither,
            table.ShareOfA, table.ShareOfB, result.Lift, result.OddsRatio, result.P, result.Q);
    }
}
