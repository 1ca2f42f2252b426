using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Sherloc.Core.Search;

namespace Sherloc.Web.Addressing;

/// <summary>Puts the search parameters, which endpoints read as one request, into the OpenAPI document.</summary>
public static class SearchParameterDocs
{
    public static RouteHandlerBuilder WithSearchParameters(this RouteHandlerBuilder endpoint) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var parameter in All())
            {
                operation.Parameters.Add(parameter);
            }

            return Task.CompletedTask;
        });

    private static IEnumerable<OpenApiParameter> All()
    {
        yield return Text(SearchParameters.Query, "Words (all of them), \"exact phrase\", OR, -not, parentheses, word*, field:value.");
        foreach (var facet in SearchFields.Facets.Where(f => f != SearchFields.Year))
        {
            yield return new OpenApiParameter
            {
                Name = facet,
                In = ParameterLocation.Query,
                Description = "Repeat for alternatives; not-recorded for records without a value.",
                Explode = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
        }

        yield return Text(SearchFields.Year, "2015, 2010-2020, 2010-, -2020, not-recorded.");
        yield return Text(SearchParameters.Tags, "confirmed counts what sources and editors say; all takes suggestions in as well.", "confirmed", "all");
        yield return Text(SearchParameters.Sort, "Order; the record id breaks ties.", "relevance", "newest", "oldest", "title");
        yield return Number(SearchParameters.Page, SearchRequest.DeepestNumbered);
        yield return Number(SearchParameters.Size, SearchRequest.LargestPage);
        yield return Text(SearchParameters.Cursor, "next of the answer before.");
    }

    private static OpenApiParameter Text(string name, string description, params string[] allowed) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = allowed.Length == 0 ? null : [.. allowed.Select(a => (JsonNode)JsonValue.Create(a))],
        },
    };

    private static OpenApiParameter Number(string name, int most) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = most.ToString(System.Globalization.CultureInfo.InvariantCulture) },
    };
}
