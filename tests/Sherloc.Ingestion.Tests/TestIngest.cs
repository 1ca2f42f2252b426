using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Data;
using Sherloc.Ingestion.Sources;
using Sherloc.Testing.Servers;

namespace Sherloc.Ingestion.Tests;

/// <summary>An ingest folder, a database and an index of their own in a temporary folder, with a small vocabulary.</summary>
internal sealed class TestIngest : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sherloc-test-").FullName;
    private readonly TestPair pair;
    private readonly Lazy<ServiceProvider> services;

    public TestIngest()
    {
        pair = new TestPair(root);
        TestVocabulary.Write(Folder.Path);
        services = new Lazy<ServiceProvider>(CreateServices);
    }

    public IngestFolder Folder => new(Path.Combine(root, "ingest"));

    public RecordingIndex Index { get; } = new();

    /// <summary>Read by the latest run, and to be read.</summary>
    public (long Read, long? Expected) Bytes { get; private set; }

    public IngestRunner Runner => Get<IngestRunner>();

    public IRecordStore Store => Get<IRecordStore>();

    public T Get<T>()
        where T : notnull => services.Value.GetRequiredService<T>();

    public string Source(string name, string reader = "markdown", string files = "records/**/*.md", string more = "")
    {
        Write($"sources/{name}/source.yaml", $"name: {name}\ntitle: {{en: Test}}\nreader: {reader}\nfiles: [\"{files}\"]\n{more}");
        return name;
    }

    /// <summary>Writes a file of the ingest folder.</summary>
    public void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    public void Delete(string path) => File.Delete(Path.Combine(Folder.Path, path));

    public async Task<(IngestOutcome Outcome, IReadOnlyList<IngestFailure> Failures)> RunAsync(string source)
    {
        var outcome = await Runner.RunAsync(source, "command", null, CancellationToken.None);

        // How large the files are is looked at by one test; the others count documents.
        Bytes = (outcome.Counts.Bytes, outcome.Counts.BytesExpected);
        outcome = outcome with { Counts = outcome.Counts with { Bytes = 0, BytesExpected = null } };
        return (outcome, outcome.Run == 0 ? [] : await Get<IRunStore>().FailuresAsync(outcome.Run, CancellationToken.None));
    }

    public void Dispose()
    {
        if (services.IsValueCreated)
        {
            services.Value.Dispose();
        }

        pair.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    private ServiceProvider CreateServices()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([.. pair.Settings, new("Ingest:Folder", Folder.Path)])
            .Build();
        var provider = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSherlocData(configuration)
            .AddSherlocIngestion(configuration)
            .AddSingleton<ISearchIndex>(Index)
            .BuildServiceProvider();
        provider.GetRequiredService<IRecordStore>().MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        return provider;
    }
}
