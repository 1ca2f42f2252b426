using System.Net.Http.Json;

namespace Sherloc.Testing.Servers;

/// <summary>
/// Where a test that starts the program or ingests keeps its records and its index: in a folder, or, with <c>SHERLOC_TEST_PAIR</c> set to
/// <c>servers</c>, in a PostgreSQL database and Elasticsearch indexes of its own that are dropped at the end.
/// </summary>
public sealed class TestPair : IDisposable
{
    /// <summary><c>servers</c> for PostgreSQL and Elasticsearch, <c>postgres</c> for PostgreSQL beside the embedded index.</summary>
    public const string Variable = "SHERLOC_TEST_PAIR";

    /// <summary>Holds the address of an Elasticsearch.</summary>
    public const string SearchVariable = "SHERLOC_TEST_ELASTICSEARCH";

    private readonly ServerDatabase? database;
    private readonly string? prefix;

    /// <param name="folder">For what lies in files.</param>
    public TestPair(string folder)
    {
        var settings = new Dictionary<string, string?> { ["Data:Folder"] = folder };
        var pair = Environment.GetEnvironmentVariable(Variable) ?? "";
        if (pair is not ("" or "servers" or "postgres"))
        {
            throw new InvalidOperationException($"{Variable} is '{pair}'; write servers or postgres, or leave it out.");
        }

        if (pair.Length > 0)
        {
            database = new ServerDatabase();
            settings["Storage:Provider"] = "Postgres";
            settings["Storage:ConnectionString"] = database.ConnectionString;
        }

        if (pair == "servers")
        {
            prefix = $"sherloc-test-{Guid.NewGuid():N}";
            settings["Search:Provider"] = "Elasticsearch";
            settings["Search:Addresses"] = SearchAddress;
            settings["Search:Prefix"] = prefix;
        }

        Settings = settings;
    }

    /// <summary>As in <c>appsettings.json</c>, with a colon between section and name.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    private static string SearchAddress => Environment.GetEnvironmentVariable(SearchVariable)
        ?? throw new InvalidOperationException($"{Variable} is 'servers', and {SearchVariable} names no Elasticsearch.");

    /// <summary>Hands the settings to a process.</summary>
    public void WriteTo(IDictionary<string, string?> environment)
    {
        foreach (var (key, value) in Settings)
        {
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
    }

    /// <summary>After the program has ended.</summary>
    public void Dispose()
    {
        database?.Dispose();
        if (prefix is not null)
        {
            Task.Run(() => DropIndexesAsync(prefix)).GetAwaiter().GetResult();
        }
    }

    /// <summary>One by one, by their full names: a server may refuse wildcards where something is deleted.</summary>
    private static async Task DropIndexesAsync(string prefix)
    {
        using var client = new HttpClient { BaseAddress = new Uri(SearchAddress) };
        foreach (var found in await client.GetFromJsonAsync<Found[]>($"_cat/indices/{prefix}*?format=json&h=index&expand_wildcards=all") ?? [])
        {
            using var answer = await client.DeleteAsync(new Uri(found.Index, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
        }
    }

    private sealed record Found(string Index);
}
