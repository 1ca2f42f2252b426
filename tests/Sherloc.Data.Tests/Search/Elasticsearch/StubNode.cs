using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sherloc.Data.Search;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>A web server that answers as a test tells it, and the client of the product that talks to it.</summary>
internal sealed class StubNode : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubNode(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Requests that came, in their order.</summary>
    public List<Seen> Requests { get; } = [];

    /// <param name="answer">Told the number of the request, from 1.</param>
    /// <param name="certificate">Of the server; none for plain HTTP.</param>
    public static async Task<StubNode> StartAsync(Func<int, HttpResponse, Task> answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Any, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var node = new StubNode(builder.Build());
        node._app.Run(async context =>
        {
            int number;
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            lock (node.Requests)
            {
                node.Requests.Add(new Seen(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
                number = node.Requests.Count;
            }

            await answer(number, context.Response);
        });
        await node._app.StartAsync();
        var port = new Uri(node._app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
        node.Address = new Uri($"{(certificate is null ? "http" : "https")}://127.0.0.1:{port}");
        return node;
    }

    public static ElasticClient Client(string addresses, params IEnumerable<(string Name, string Value)> settings)
    {
        var configuration = new Dictionary<string, string?> { ["Search:Provider"] = SearchOptions.Elasticsearch, ["Search:Addresses"] = addresses };
        foreach (var (name, value) in settings)
        {
            configuration["Search:" + name] = value;
        }

        var services = new ServiceCollection()
            .AddSherlocData(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
            .BuildServiceProvider();
        return ActivatorUtilities.CreateInstance<ElasticClient>(services);
    }

    public ElasticClient Client(params IEnumerable<(string Name, string Value)> settings) => Client(Address.ToString(), settings);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    internal sealed record Seen(IReadOnlyDictionary<string, string> Headers, byte[] Body);
}
