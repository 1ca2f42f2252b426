namespace Sherloc.Web.Tests.Sites;

/// <summary>The sites that tests share: each starts when the first test asks for it and ends with the run.</summary>
internal static class SharedSites
{
    private static readonly Lazy<Task<Site>> StarterSite = new(() => Site.StartAsync(Repository.Ingest));
    private static readonly Lazy<Task<Site>> SmallSite = new(() => Site.StartAsync(SmallCollection.Make()));

    /// <summary>The collection as the repository ships it.</summary>
    public static async Task<Site> StarterAsync() => (await StarterSite.Value).StillRunning();

    /// <summary>The vocabulary and seven records that these tests bring along, in a folder that tests may change.</summary>
    public static async Task<Site> SmallAsync() => (await SmallSite.Value).StillRunning();

    public static async Task EndAsync()
    {
        foreach (var site in new[] { StarterSite, SmallSite })
        {
            if (site.IsValueCreated && site.Value.IsCompletedSuccessfully) await (await site.Value).DisposeAsync();
        }

        if (SmallSite.IsValueCreated && SmallSite.Value.IsCompletedSuccessfully) Directory.Delete((await SmallSite.Value).Ingest, recursive: true);
    }
}
