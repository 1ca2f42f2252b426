using System.Net;
using System.Text;

namespace Sherloc.Ingestion.Fetching;

/// <summary>Asks a host once a day what robots may read, and refuses what they may not.</summary>
internal sealed class RobotsGate(HttpClient client, FetchTools tools, TimeSpan pause)
{
    /// <summary>RFC 9309 lets a robot stop here.</summary>
    private const int LargestFile = 512 * 1024;

    public async Task CheckAsync(Uri address, CancellationToken cancellationToken)
    {
        if (tools.Manners.Rules(address, tools.Limits.RobotsLifetime) is not { } rules)
        {
            rules = await AskAsync(new Uri(address, "/robots.txt"), cancellationToken);
            tools.Manners.Learn(address, rules);
        }

        if (!rules.Allows(address))
        {
            throw new FetchTrouble("The host's robots.txt asks robots not to read this address.", "Ask the publisher for another way, such as a download of the whole; or fetch it by hand.");
        }
    }

    /// <summary>None there means that all may be read; a server in trouble means that nothing may, for now.</summary>
    private async Task<RobotsRules> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= tools.Limits.Redirects; hop++)
        {
            await tools.Manners.WaitAsync(address, pause, cancellationToken);
            using var message = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            switch ((int)response.StatusCode)
            {
                case >= 200 and < 300:
                    return RobotsRules.Parse(await ReadAsync(response, cancellationToken), FetchTools.Robot);
                case >= 300 and < 400 when response.Headers.Location is { } location:
                    address = Redirects.Follow(address, location);
                    continue;
                case >= 400 and < 500 and not (int)HttpStatusCode.TooManyRequests:
                    return RobotsRules.AllowAll;
                default:
                    throw FetchTrouble.Passing($"The host's robots.txt cannot be had: it answers {(int)response.StatusCode}.", RetryAfter.Of(response, tools.Time));
            }
        }

        throw new FetchTrouble("The host's robots.txt redirects without end.", FetchTrouble.TryLater);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[LargestFile];
        return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAtLeastAsync(buffer, LargestFile, throwOnEndOfStream: false, cancellationToken));
    }
}
