using System.Net;
using System.Net.Sockets;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>An address in front of a server: shut, the server is away for those who know only this address.</summary>
internal sealed class Gate : IDisposable
{
    private readonly Uri _server;
    private readonly List<TcpClient> _open = [];
    private TcpListener _listener = new(IPAddress.Loopback, 0);

    public Gate(Uri server)
    {
        _server = server;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    public int Port { get; }

    /// <summary>Breaks what is under way, and takes no more.</summary>
    public void Shut()
    {
        _listener.Dispose();
        lock (_open)
        {
            _open.ForEach(c => c.Dispose());
            _open.Clear();
        }
    }

    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public void Dispose() => Shut();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            for (; ;)
            {
                var caller = await listener.AcceptTcpClientAsync();
                var server = new TcpClient();
                lock (_open)
                {
                    _open.AddRange([caller, server]);
                }

                await server.ConnectAsync(_server.Host, _server.Port);
                _ = CopyAsync(caller, server);
                _ = CopyAsync(server, caller);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Shut.
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the two has gone.
        }
    }
}
