using System.Net;
using System.Net.Sockets;
using System.Text;
using NUnit.Framework;
using Shouldly;

namespace Sherloc.Cli.Tests;

/// <summary><c>sherloc health</c> against a socket that answers what a site might.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HealthVerbTests : IDisposable
{
    private readonly CommandLine sherloc = new();
    private readonly TcpListener site = new(IPAddress.Loopback, 0);

    public HealthVerbTests() => site.Start();

    public void Dispose()
    {
        site.Dispose();
        sherloc.Dispose();
    }

    [TestCase("200 OK", 0)]
    [TestCase("503 Service Unavailable", 1)]
    public async Task Health_OfASiteThatAnswers_IsWhatItAnswers(string status, int code)
    {
        var asked = AnswerAsync(status, """{"status":"as it is"}""");

        var (ended, output, _) = await sherloc.RunAsync("health", "--ready", "--site", $"http://+:{((IPEndPoint)site.LocalEndpoint).Port}");

        ended.ShouldBe(code);
        output.ShouldBe("{\"status\":\"as it is\"}\n");
        (await asked).ShouldStartWith("GET /health/ready HTTP/1.1");
    }

    [TestCase("http://127.0.0.1:1", "does not answer")]
    [TestCase("nowhere", "is not an address")]
    public async Task Health_OfNoSite_FailsWithASentence(string address, string said)
    {
        var (code, _, error) = await sherloc.RunAsync("health", "--site", address);

        code.ShouldBe(2);
        error.ShouldContain(said);
        error.ShouldNotContain("   at ");
    }

    private async Task<string> AnswerAsync(string status, string body)
    {
        using var connection = await site.AcceptTcpClientAsync();
        var stream = connection.GetStream();
        var buffer = new byte[4096];
        var length = await stream.ReadAsync(buffer);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        return Encoding.ASCII.GetString(buffer, 0, length);
    }
}
