using Npgsql;
using Quartz;
using Sherloc.Data.Storage;

namespace Sherloc.Web.Jobs;

/// <summary>Where the schedules are kept: in memory beside an embedded database, clustered in PostgreSQL, so that of several processes one fires.</summary>
public static class JobStore
{
    /// <summary>A process that has not checked in three times is taken for dead.</summary>
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);

    /// <summary>Whether several processes share one database.</summary>
    public static bool IsShared(IConfiguration configuration) =>
        configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Provider)}"] == StorageOptions.Postgres
        && !string.IsNullOrWhiteSpace(ConnectionString(configuration));

    /// <remarks>
    /// Quartz makes its tables (<c>qrtz_...</c>) itself, from the script inside its own package: so they are those of the version that
    /// reads them, and no copy of its script has to be kept in step here. Several processes may do it at once.
    /// </remarks>
    public static void UseStoreOf(this IQuartzBuilder quartz, IConfiguration configuration)
    {
        if (IsShared(configuration))
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, ConnectionString(configuration)!);
                store.UseClustering(c => c.CheckinInterval = CheckIn);
                store.ProvisionSchema();
            });
        }
    }

    private static string? ConnectionString(IConfiguration configuration) => configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}"];
}
