using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Data.Search;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>A real Elasticsearch that the tests are given, and names of their own on it.</summary>
internal sealed class ElasticsearchServer : IDisposable
{
    /// <summary>Address of an Elasticsearch without security.</summary>
    public const string Variable = "SHERLOC_TEST_ELASTICSEARCH";

    /// <summary>Address of one with security, with user and password in it.</summary>
    public const string SecureVariable = "SHERLOC_TEST_ELASTICSEARCH_SECURE";

    private readonly List<ServiceProvider> _processes = [];
    private readonly HttpClient _http;

    private ElasticsearchServer(Uri address)
    {
        var user = Uri.UnescapeDataString(address.UserInfo);
        (User, Password) = user.Split(':', 2) is [var name, var password] ? (name, password) : ("", "");
        Address = new Uri(address.GetLeftPart(UriPartial.Scheme) + address.Authority);
        _http = new HttpClient { BaseAddress = Address };
        if (User.Length > 0)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
        }
    }

    public Uri Address { get; }

    public string User { get; }

    public string Password { get; }

    /// <summary>No two runs on one server share an index.</summary>
    public string Prefix { get; } = "t" + Guid.NewGuid().ToString("N")[..12];

    public static ElasticsearchServer Use(string variable = Variable)
    {
        var address = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(address))
        {
            Assert.Ignore($"{variable} is not set: it names the address of an Elasticsearch 8 or 9 to test with, such as http://127.0.0.1:9200.");
        }

        return new ElasticsearchServer(new Uri(address));
    }

    /// <summary>The index as one process has it.</summary>
    public ISearchIndex Open(params IEnumerable<(string Name, string Value)> settings)
    {
        var configuration = new Dictionary<string, string?>
        {
            ["Search:Provider"] = SearchOptions.Elasticsearch,
            ["Search:Addresses"] = Address.ToString(),
            ["Search:Prefix"] = Prefix,
        };
        foreach (var (name, value) in settings)
        {
            configuration["Search:" + name] = value;
        }

        var services = new ServiceCollection()
            .AddSherlocData(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
            .BuildServiceProvider();
        _processes.Add(services);
        return services.GetRequiredService<ISearchIndex>();
    }

    /// <summary>Sends a request past our client, as an operator would; answers its body.</summary>
    public async Task<string> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? text : throw new HttpRequestException($"{(int)response.StatusCode} {text}");
    }

    /// <summary>The names of all our indexes, in their order.</summary>
    public async Task<string[]> IndexesAsync() =>
        [.. (await SendAsync(HttpMethod.Get, $"/_cat/indices/{Prefix}-*?h=index&expand_wildcards=all"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal)];

    public async Task DropAsync()
    {
        if (await IndexesAsync() is { Length: > 0 } indexes)
        {
            await SendAsync(HttpMethod.Delete, "/" + string.Join(',', indexes));
        }
    }

    public void Dispose()
    {
        _processes.ForEach(p => p.Dispose());
        _http.Dispose();
    }
}
