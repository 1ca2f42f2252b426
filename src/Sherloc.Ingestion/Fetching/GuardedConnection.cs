using System.Net;
using System.Net.Sockets;

namespace Sherloc.Ingestion.Fetching;

/// <summary>
/// Connections that lead to the public internet only. The address is looked at when the connection is made, and the connection goes to the very
/// address that was looked at: a name that answers differently the second time gains nothing.
/// </summary>
internal static class GuardedConnection
{
    /// <summary>Client of the factory for public hosts.</summary>
    public const string Public = "sources";

    /// <summary>Client of the factory for sources that may be on a network of one's own.</summary>
    public const string Private = "sources-private";

    public static SocketsHttpHandler Create(bool allowPrivate) => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        AutomaticDecompression = DecompressionMethods.None,
        AllowAutoRedirect = false,
        UseCookies = false,
        // Behind a proxy it would be the proxy that looks the name up.
        UseProxy = false,
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 0,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowPrivate, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool allowPrivate, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellationToken);
        var allowed = allowPrivate ? addresses : [.. addresses.Where(SpecialAddresses.IsPublic)];
        if (allowed.Length == 0)
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The host is this machine, or one of the network behind it.</summary>
internal sealed class PrivateAddressException() : Exception("The host has no public address.");
