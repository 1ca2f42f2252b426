using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Storage;
using Sherloc.Data;
using Sherloc.Web.Tests.Outages;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Features.Ingestion;

/// <summary>A site of its own whose sources a test makes, with the history of its runs.</summary>
internal sealed class IngestionSite : IAsyncDisposable
{
    private const int Seconds = 60;

    private readonly ServiceProvider services;

    private IngestionSite(Site site)
    {
        Site = site;
        services = new ServiceCollection()
            .AddLogging()
            .AddSherlocData(new ConfigurationBuilder().AddInMemoryCollection(site.Settings).Build())
            .BuildServiceProvider();
    }

    public Site Site { get; }

    public IRunStore Runs => services.GetRequiredService<IRunStore>();

    public static async Task<IngestionSite> StartAsync() => new(await Site.StartAsync(SmallCollection.Make()));

    /// <summary>A source of publications in JSON Lines; one of 100,000 keeps a run busy for many seconds.</summary>
    public void Write(string source, int records, string more = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Site.Ingest, "sources", source)).FullName;
        var text = new StringBuilder();
        for (var i = 0; i < records; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""{"kind":"publication","key":"r{{i}}","title":[{"language":"en","text":"Report {{i}}"}],"country":"_irb","date":"2019-03","sources":[{"title":"A page","address":"https://example.org/{{i}}"}]}""").Append('\n');
        }

        File.WriteAllText(Path.Combine(folder, "all.jsonl"), text + more);
        File.WriteAllText(Path.Combine(folder, "source.yaml"), $"name: {source}\ntitle: {{en: Made for a test}}\nreader: jsonl\nkind: publication\nfiles: [\"*.jsonl\"]\n");
    }

    /// <summary>The latest run of the source, when it is as it should be.</summary>
    public async Task<IngestRun> RunAsync(string source, Func<IngestRun, bool> condition)
    {
        IngestRun? run = null;
        await Until.HoldsAsync(Site, Seconds, async () => await Runs.OfSourceAsync(source, 1, CancellationToken.None) is [var latest] && condition(run = latest));
        return run!;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Site.DisposeAsync();
        Directory.Delete(Site.Ingest, recursive: true);
    }
}
