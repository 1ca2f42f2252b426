using Microsoft.AspNetCore.Http.HttpResults;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Web.Addressing;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Features.Search;

/// <summary>GET /api/v1/search: the same parameters as the page, with size and cursor.</summary>
public static class SearchApi
{
    public static IEndpointRouteBuilder MapSearchApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/search", SearchAsync)
            .WithName("search")
            .WithSummary("Full-text search with facets. Parameters that repeat are alternatives inside one facet.")
            .WithDescription("q, kind, crime, article, issue, country, region, language, year=2010-2020, outcome, keyword, tags=confirmed|all, sort=relevance|newest|oldest|title, page, size (1 to 100), cursor.")
            .WithTags("Search")
            .WithSearchParameters()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    private static async Task<Results<Ok<SearchAnswer>, ProblemHttpResult>> SearchAsync(
        HttpRequest http, ISearchIndex index, FacetLabels labels, CancellationToken cancellationToken)
    {
        var problems = new List<SearchNotice>();
        var request = http.Query.ReadSearch(problems);
        if (problems.Count > 0)
        {
            return Refuse(problems);
        }

        var results = await index.SearchAsync(request with { Excerpts = 1 }, cancellationToken);
        var refusals = results.Notices.Where(n => n.IsRefusal).ToList();
        return refusals.Count > 0 ? Refuse(refusals) : TypedResults.Ok(Answer(results, labels));
    }

    private static ProblemHttpResult Refuse(IEnumerable<SearchNotice> notices) => TypedResults.Problem(
        string.Join(' ', notices.Select(n => n.Sentence())), statusCode: StatusCodes.Status400BadRequest, title: "The search was not understood");

    private static SearchAnswer Answer(SearchResults results, FacetLabels labels) => new()
    {
        Total = results.Total,
        Collection = results.Collection,
        Hits = [.. results.Hits.Select(Hit)],
        Facets = results.Facets.ToDictionary(
            f => f.Field,
            f => (IReadOnlyList<SearchAnswerValue>)[.. f.Values.Select(v => new SearchAnswerValue(v.Value, labels.Of(f.Field, v.Value), v.Count, v.Selected))]),
        Counted = results.Facets.ToDictionary(f => f.Field, f => f.Counted),
        NotRecorded = results.Facets.ToDictionary(f => f.Field, f => f.NotRecorded),
        Next = results.Next,
        Notices = [.. results.Notices.Select(n => n.Sentence())],
    };

    private static SearchAnswerHit Hit(Hit hit) => new(
        hit.Card.Id,
        hit.Card.Kind.ToSlug(),
        hit.Card.Title,
        hit.Card.TitleLanguage,
        hit.Card.Country,
        hit.Card.Date.IsKnown ? hit.Card.Date.Value.ToString() : null,
        hit.Card.Crimes,
        hit.Card.Articles,
        hit.Excerpts.Count > 0 ? hit.Excerpts[0].Text : null,
        Addresses.Record(hit.Card));
}
