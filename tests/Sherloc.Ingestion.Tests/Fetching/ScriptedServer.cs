using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sherloc.Ingestion.Tests.Fetching;

/// <summary>A request as it came over the wire.</summary>
internal sealed record WireRequest(string Path, IReadOnlyDictionary<string, string> Headers, DateTimeOffset At)
{
    public string? this[string header] => Headers.GetValueOrDefault(header.ToUpperInvariant());
}

/// <summary>A server on a bare socket, so that it can break every rule: each path has a script that writes what it likes and hangs up.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, Func<WireRequest, Stream, Task>> scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<WireRequest> requests = new();
    private int connections;

    public ScriptedServer()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    public int Connections => connections;

    /// <summary>Without those for robots.txt.</summary>
    public IReadOnlyList<WireRequest> Requests => [.. requests.Where(r => r.Path != "/robots.txt")];

    public void On(string path, Func<WireRequest, Stream, Task> script) => scripts[path] = script;

    public void On(string path, string body, string headers = "") => On(path, Encoding.UTF8.GetBytes(body), headers);

    public void On(string path, byte[] body, string headers = "") => On(path, (_, stream) => SendAsync(stream, "200 OK", body, headers));

    public void Answer(string path, string status, string headers = "") => On(path, (_, stream) => SendAsync(stream, status, [], headers));

    /// <summary>Writes exactly this, and hangs up.</summary>
    public void Say(string path, string text) => On(path, (_, stream) => stream.WriteAsync(Encoding.ASCII.GetBytes(text)).AsTask());

    public static async Task SendAsync(Stream stream, string status, byte[] body, string headers = "")
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body);
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var open = client;
        try
        {
            var stream = client.GetStream();
            if (await ReadAsync(stream) is { } request)
            {
                requests.Enqueue(request);
                var script = scripts.GetValueOrDefault(request.Path) ?? ((_, s) => SendAsync(s, "404 Not Found", []));
                await script(request, stream);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client hung up first, as it should where too much is sent.
        }
    }

    private static async Task<WireRequest?> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        if ((await reader.ReadLineAsync())?.Split(' ') is not [_, var path, ..])
        {
            return null;
        }

        var headers = new Dictionary<string, string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            var parts = line.Split(':', 2);
            headers[parts[0].ToUpperInvariant()] = parts[1].Trim();
        }

        return new WireRequest(path, headers, DateTimeOffset.UtcNow);
    }
}
