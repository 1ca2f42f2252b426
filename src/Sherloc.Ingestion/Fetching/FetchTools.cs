using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching;

/// <summary>What every fetch works with.</summary>
internal sealed class FetchTools(IHttpClientFactory http, HostManners manners, FetchLimits limits, IOptions<IngestOptions> options, TimeProvider time)
{
    /// <summary>The name that robots.txt knows us by.</summary>
    public const string Robot = "Sherloc";

    public HostManners Manners => manners;

    public FetchLimits Limits => limits;

    public TimeProvider Time => time;

    /// <summary>Says who we are, and whom to write to.</summary>
    public HttpClient Client(FetchRule rule)
    {
        var client = http.CreateClient(rule.AllowPrivate ? GuardedConnection.Private : GuardedConnection.Public);
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(Robot, "1.0"));
        var contact = options.Value.Contact is { Length: > 0 } named ? named : "no contact configured";
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue($"(legal knowledge base; {contact})"));
        return client;
    }
}
