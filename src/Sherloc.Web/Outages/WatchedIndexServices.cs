using Sherloc.Core.Search;

namespace Sherloc.Web.Outages;

/// <summary>Puts the watch between the site and the index that is configured.</summary>
public static class WatchedIndexServices
{
    /// <remarks>After the index has been registered.</remarks>
    public static IServiceCollection AddWatchedIndex(this IServiceCollection services)
    {
        var configured = services.Last(s => s.ServiceType == typeof(ISearchIndex));
        var make = configured.ImplementationFactory ?? throw new InvalidOperationException("The index is registered in a way that cannot be watched.");
        services.Remove(configured);
        services.AddKeyedSingleton(WatchedIndex.Engine, (provider, _) => (ISearchIndex)make(provider));
        services.AddSingleton<SearchWatch>();
        return services.AddSingleton<ISearchIndex, WatchedIndex>();
    }
}
