using Sherloc.Core.Search;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Outages;

/// <summary>A site over the small collection whose index can be taken away and given back.</summary>
internal sealed class SwitchedSite : IAsyncDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), "sherloc-away-" + Guid.NewGuid().ToString("N"));

    private SwitchedSite()
    {
    }

    public Site Site { get; private set; } = null!;

    /// <param name="trouble">What is wrong from the start; null where nothing is.</param>
    public static async Task<SwitchedSite> StartAsync(SearchTrouble? trouble)
    {
        var switched = new SwitchedSite();
        if (trouble is { } now) switched.TakeAway(now);
        switched.Site = await Site.StartAsync(SmallCollection.Make(), new Dictionary<string, string>
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(SwitchedIndex).Assembly.Location,
            [SwitchedIndex.Variable] = switched.file,
        });
        return switched;
    }

    public void TakeAway(SearchTrouble trouble) => File.WriteAllText(file, trouble.ToString());

    public void GiveBack() => File.Delete(file);

    public async ValueTask DisposeAsync()
    {
        if (Site is not null)
        {
            await Site.DisposeAsync();
            Directory.Delete(Site.Ingest, recursive: true);
        }

        File.Delete(file);
    }
}
