using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Sherloc.Ingestion.Fetching;

internal static class FetchServices
{
    public static void AddFetching(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var (name, allowPrivate) in new[] { (GuardedConnection.Public, false), (GuardedConnection.Private, true) })
        {
            // Requests are told of in runs; the factory's own messages would repeat each twice.
            services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => GuardedConnection.Create(allowPrivate)).RemoveAllLoggers();
        }

        services.TryAddSingleton(new FetchFolder(Path.GetFullPath(configuration["Data:Folder"] is { Length: > 0 } folder ? folder : "data")));
        services.TryAddSingleton(new FetchLimits());
        services.TryAddSingleton<HostManners>();
        services.TryAddSingleton<FetchTools>();
        services.TryAddSingleton(provider => new SourceSupply(provider.GetRequiredService<FetchFolder>(), provider.GetRequiredService<FetchTools>()));
        services.TryAddSingleton(provider => new SourceProposer(provider.GetRequiredService<FetchTools>()));
    }
}
