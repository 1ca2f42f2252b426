using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sherloc.Ingestion.Fetching;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Tests.Fetching;

/// <summary>A server, a data folder, and a source that is fetched from the one into the other.</summary>
internal sealed class FetchSite : IDisposable
{
    private readonly ServiceProvider services;

    public FetchSite(FetchLimits? limits = null)
    {
        services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IOptions<IngestOptions>>(Options.Create(new IngestOptions { Contact = "mailto:desk@example.org" }))
            .AddSingleton(limits ?? Quick)
            .With(s => s.AddFetching(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", Folder)]).Build()))
            .BuildServiceProvider();
    }

    /// <summary>The limits of the program with the patience of a test.</summary>
    public static FetchLimits Quick { get; } = new() { FirstPause = TimeSpan.FromMilliseconds(1), Idle = TimeSpan.FromSeconds(10), Retries = 2 };

    public ScriptedServer Server { get; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("sherloc-fetch-").FullName;

    /// <summary>Everything of a fetched source is below it.</summary>
    public string Store => Path.Combine(Folder, "sources", "s");

    public FetchTools Tools => services.GetRequiredService<FetchTools>();

    public FetchRule Rule { get; set; } = new() { AllowPrivate = true, RequestsPerMinute = 6000 };

    public int RetentionDays { get; set; }

    public IReadOnlyList<string> Patterns { get; set; } = ["**/*"];

    public Task<SourceStock> FetchAsync(params string[] paths)
    {
        Rule = Rule with { Addresses = [.. paths.Select(p => p.StartsWith('/') ? Server.Address + p : p)] };
        return FetchAsync(CancellationToken.None);
    }

    public Task<SourceStock> FetchAsync(CancellationToken cancellationToken)
    {
        var definition = new SourceDefinition
        {
            Name = "s",
            Title = new Dictionary<string, string> { ["en"] = "A source" },
            Reader = ReaderKind.Markdown,
            Files = Patterns,
            Fetch = Rule,
            Retention = new RetentionRule { Days = RetentionDays },
        };
        return services.GetRequiredService<SourceSupply>().PrepareAsync(new SourceListing("s", Path.Combine(Folder, "none"), definition, "", []), cancellationToken);
    }

    /// <summary>Path to text of every file that a run would find.</summary>
    public IReadOnlyDictionary<string, string> Files()
    {
        var files = Path.Combine(Store, "files");
        return Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(files, f).Replace('\\', '/'), File.ReadAllText);
    }

    public void Dispose()
    {
        services.Dispose();
        Server.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

internal static class ServiceCollectionWith
{
    public static IServiceCollection With(this IServiceCollection services, Action<IServiceCollection> add)
    {
        add(services);
        return services;
    }
}
