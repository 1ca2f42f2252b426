using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch;

/// <summary>What the index on Elasticsearch needs of the host.</summary>
internal static class ElasticServices
{
    /// <summary>The factory's own log would have lines for every search.</summary>
    public static IServiceCollection AddElasticHttp(this IServiceCollection services)
    {
        services.AddHttpClient(ElasticClient.Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(s => NodeHandler.Create(s.GetRequiredService<IOptions<SearchOptions>>().Value))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services;
    }
}
