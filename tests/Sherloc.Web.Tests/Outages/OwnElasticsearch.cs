using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using NUnit.Framework;

namespace Sherloc.Web.Tests.Outages;

/// <summary>An Elasticsearch that belongs to one test, which may stop it and start it again with what it held.</summary>
[SupportedOSPlatform("linux")]
internal sealed class OwnElasticsearch : IAsyncDisposable
{
    /// <summary>Names a program that takes <c>--port N --heap SIZE --data FOLDER</c>, starts a node and prints its address; <c>stop --port N</c> beside it ends it.</summary>
    public const string Variable = "SHERLOC_TEST_ELASTICSEARCH_START";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string start;
    private readonly string folder = Directory.CreateTempSubdirectory("sherloc-elastic-").FullName;
    private readonly int port = FreePort();

    private OwnElasticsearch(string start)
    {
        this.start = start;
        // The server does not run as root: it must be able to go in.
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    public static async Task<OwnElasticsearch> StartNewAsync()
    {
        var script = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(script))
        {
            Assert.Ignore($"{Variable} is not set: it names a script that starts an Elasticsearch for this test alone, which stops it in the middle. See tests/run.");
        }

        var server = new OwnElasticsearch(script);
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins it, and waits until it answers: on a busy machine that takes longer than the script has patience.</summary>
    public async Task StartAsync()
    {
        var said = await RunAsync(start, "--port", Port, "--heap", "512m", "--data", Path.Combine(folder, "data"));
        using var client = new HttpClient();
        for (var clock = Stopwatch.StartNew(); !await AnswersAsync(client);)
        {
            if (clock.Elapsed > Patience) throw new TimeoutException($"Elasticsearch does not answer at {Address}:\n{said}");
            await Task.Delay(500);
        }
    }

    public Task StopAsync() => RunAsync(Path.Combine(Path.GetDirectoryName(start)!, "stop"), "--port", Port);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Port => port.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(Address + "/_cluster/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        // The node outlives the script and would keep its pipes open: what it says goes to a file.
        var log = Path.Combine(folder, "script.log");
        var info = new ProcessStartInfo("bash", ["-c", "\"$0\" \"$@\" >>\"$LOG\" 2>&1", program, .. arguments])
        {
            Environment = { ["TMPDIR"] = folder, ["LOG"] = log },
        };
        using var process = Process.Start(info)!;
        await process.WaitForExitAsync();
        return await File.ReadAllTextAsync(log);
    }

    /// <summary>Free now, as the one a hundred above it, which the node takes as well.</summary>
    private static int FreePort()
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var free = ((IPEndPoint)first.LocalEndpoint).Port;
            if (free > 65_000) continue;
            try
            {
                using var second = new TcpListener(IPAddress.Loopback, free + 100);
                second.Start();
                return free;
            }
            catch (SocketException)
            {
                // Taken: another pair.
            }
        }
    }
}
