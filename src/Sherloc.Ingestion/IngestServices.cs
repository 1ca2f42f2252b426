using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Fetching;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion;

/// <summary>Registers ingestion. It needs the store and the index of Sherloc.Data beside it.</summary>
public static class IngestServices
{
    public static IServiceCollection AddSherlocIngestion(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngestOptions>().Bind(configuration.GetSection(IngestOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IngestOptions>, IngestOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => FindFolder(provider.GetRequiredService<IOptions<IngestOptions>>().Value)!);
        services.TryAddSingleton(provider => new CurrentVocabulary(Vocabulary(provider.GetRequiredService<IngestFolder>())));
        services.TryAddSingleton<VocabularyFolder>();
        services.TryAddSingleton<SourceCatalog>();
        services.TryAddSingleton<RunningSources>();
        services.AddFetching(configuration);
        services.TryAddSingleton<IngestInput>();
        services.TryAddSingleton<DocumentBuilder>();
        services.TryAddSingleton<Indexer>();
        services.TryAddSingleton<IndexAfterRun>();
        services.TryAddSingleton<IngestRunner>();
        services.TryAddSingleton<RunRollback>();
        return services;
    }

    /// <summary>
    /// Takes relative folders of the configuration from where <c>ingest</c> lies, so that the site and the command line mean the same data
    /// whatever directory they are started in.
    /// </summary>
    public static void AnchorFolders(this IConfigurationManager configuration)
    {
        const string Data = "Data:Folder";
        var ingest = FindFolder(new IngestOptions { Folder = configuration["Ingest:Folder"] ?? new IngestOptions().Folder });
        if (ingest is not null && Directory.GetParent(ingest.Path) is { } root && configuration[Data] is not { Length: 0 } and var folder)
        {
            configuration[Data] = Path.GetFullPath(folder ?? "data", root.FullName);
        }
    }

    internal static IngestFolder? FindFolder(IngestOptions options) =>
        IngestFolder.Find(options.Folder, Directory.GetCurrentDirectory(), AppContext.BaseDirectory);

    private static Vocabulary Vocabulary(IngestFolder folder)
    {
        var (vocabulary, failures) = VocabularyReader.Load(folder);
        return vocabulary ?? throw new VocabularyException(folder.Path, failures);
    }
}

/// <summary>There is no vocabulary to work with: the message lists the first things to mend.</summary>
public sealed class VocabularyException(string folder, IReadOnlyList<IngestFailure> failures)
    : Exception($"The vocabulary in {folder} cannot be used:\n" + string.Join('\n', failures.Take(10).Select(f => $"  {f.File}:{f.Line} {f.Field} {f.Reason} {f.Remedy}")))
{
    public IReadOnlyList<IngestFailure> Failures { get; } = failures;
}
