using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Sherloc.Web.Tests.Sites;

/// <summary>A request as it is written, byte for byte: a client library would tidy the address first.</summary>
internal static class RawRequest
{
    /// <returns>The status code, and the whole answer as text; 0 where the server closed the connection without one.</returns>
    public static async Task<(int Status, string Answer)> SendAsync(Site site, string target, params IReadOnlyList<string> headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = client.GetStream();
        var host = headers.Any(h => h.StartsWith("Host:", StringComparison.Ordinal)) ? "" : $"Host: {site.Address.Authority}\r\n";
        var request = $"GET {target} HTTP/1.1\r\n{host}Connection: close\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        return (answer.Length >= 12 && int.TryParse(answer.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0, answer);
    }
}
