using System.CommandLine;
using Microsoft.AspNetCore.Http;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc health</c>: what a container's health check calls, in an image that has no other client.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var ready = new Option<bool>("--ready") { Description = "Ask also whether store and index answer, not only whether the site does." };
        var site = new Option<string?>("--site") { Description = "The site's address; left out, the one that the configuration makes it listen at." };
        var verb = new Command("health", "Ask the running site how it is.") { ready, site };
        verb.SetAction((parsed, cancellationToken) =>
            AskAsync(parsed.GetValue(site) ?? ListensAt(), parsed.GetValue(ready) ? "health/ready" : "health/live", cancellationToken));
        return verb;
    }

    private static string ListensAt()
    {
        var configuration = CliHost.Configuration();
        return (configuration["ASPNETCORE_URLS"] ?? configuration["URLS"] ?? "http://localhost:5080").Split(';')[0];
    }

    /// <summary>Where a site that listens at <paramref name="listened"/> can be asked from here: <c>http://+:8080</c> is everywhere, so also here.</summary>
    internal static Uri Address(string listened, string path)
    {
        var binding = BindingAddress.Parse(listened);
        var host = binding.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : binding.Host;
        return new UriBuilder(binding.Scheme, host, binding.Port, $"{binding.PathBase}/{path}").Uri;
    }

    private static async Task<int> AskAsync(string site, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
            using var answer = await client.GetAsync(Address(site, path), cancellationToken);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer.IsSuccessStatusCode ? ExitCodes.Good : ExitCodes.NotAll;
        }
        catch (FormatException)
        {
            await Console.Error.WriteLineAsync($"'{site}' is not an address such as http://localhost:5080.");
        }
        catch (HttpRequestException exception)
        {
            await Console.Error.WriteLineAsync($"{site} does not answer: {exception.Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"{site} does not answer within {Patience.TotalSeconds} seconds.");
        }

        return ExitCodes.Failed;
    }
}
