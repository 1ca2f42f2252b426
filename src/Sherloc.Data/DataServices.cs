using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Data.Search;
using Sherloc.Data.Search.Elasticsearch;
using Sherloc.Data.Search.SqliteFts;
using Sherloc.Data.Storage;
using Sherloc.Data.Storage.Moving;
using Sherloc.Data.Storage.Postgres;
using Sherloc.Data.Storage.Sqlite;

namespace Sherloc.Data;

/// <summary>Registers the store and the index. The only place that switches on a provider.</summary>
public static class DataServices
{
    /// <summary>Reads the sections <c>Data</c>, <c>Storage</c> and <c>Search</c>; wrong values are refused when the host starts.</summary>
    public static IServiceCollection AddSherlocData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<DataOptions, DataOptionsValidator>(configuration.GetSection(DataOptions.Section));
        services.AddChecked<StorageOptions, StorageOptionsValidator>(configuration.GetSection(StorageOptions.Section));
        services.AddChecked<SearchOptions, SearchOptionsValidator>(configuration.GetSection(SearchOptions.Section));

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Dialect);
        services.AddSingleton(RunOwner.ThisProcess);
        services.AddSingleton<IRecordStore, RecordStore>();
        services.AddSingleton<IIndexQueue, IndexQueue>();
        services.AddSingleton<IRunStore, RunStore>();
        services.AddSingleton<ISourcePauses, SourcePauses>();
        services.AddElasticHttp();
        services.AddSingleton(Index);
        return services;
    }

    /// <summary>What copies another database into the one of the configuration.</summary>
    /// <param name="services">Made with <see cref="AddSherlocData"/>.</param>
    /// <param name="source">The other database, with the defaults and the checks of the configuration.</param>
    /// <exception cref="OptionsValidationException">The source is not well described.</exception>
    public static StoreCopy CopyFrom(this IServiceProvider services, StorageOptions source)
    {
        var checkedOptions = new StorageOptionsValidator().Validate(null, source);
        return checkedOptions.Failed
            ? throw new OptionsValidationException(StorageOptions.Section, typeof(StorageOptions), checkedOptions.Failures)
            : new StoreCopy(Dialect(services, source.OfExisting(services.GetRequiredService<IOptions<DataOptions>>().Value.Folder)), services.GetRequiredService<SqlDialect>(), services.GetRequiredService<TimeProvider>());
    }

    private static SqlDialect Dialect(IServiceProvider services) => Dialect(services, services.GetRequiredService<IOptions<StorageOptions>>().Value);

    private static SqlDialect Dialect(IServiceProvider services, StorageOptions storage)
    {
        var folder = services.GetRequiredService<IOptions<DataOptions>>().Value.Folder;
        return storage.Provider switch
        {
            StorageOptions.Sqlite => new SqliteDialect(storage.ConnectionStringIn(folder)),
            StorageOptions.Postgres => new PostgresDialect(storage.ConnectionStringIn(folder)),
            _ => throw new NotSupportedException($"Storage:Provider '{storage.Provider}'."),
        };
    }

    private static ISearchIndex Index(IServiceProvider services)
    {
        var folder = services.GetRequiredService<IOptions<DataOptions>>().Value.Folder;
        var search = services.GetRequiredService<IOptions<SearchOptions>>().Value;
        return search.Provider switch
        {
            SearchOptions.SqliteFts => new SqliteFtsIndex(folder),
            SearchOptions.Elasticsearch => ActivatorUtilities.CreateInstance<ElasticsearchIndex>(services),
            _ => throw new NotSupportedException($"Search:Provider '{search.Provider}'."),
        };
    }

    private static void AddChecked<TOptions, TValidator>(this IServiceCollection services, IConfigurationSection section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
    }
}
