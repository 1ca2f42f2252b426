using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Sherloc.Deploy.Tests.Proxy;

/// <summary>What blazor.web.js does to begin an island: it negotiates, then opens a WebSocket with what it was given and shakes hands.</summary>
internal sealed class Circuit(HttpClient client, int port)
{
    private const char EndOfMessage = '\u001e';

    /// <summary>The token of a new connection, and the cookie to come back with, or null where none was set.</summary>
    public async Task<(string Token, string? Cookie)> NegotiateAsync()
    {
        using var answer = await client.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var cookie = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Single() : null;
        return (json.RootElement.GetProperty("connectionToken").GetString()!, cookie);
    }

    /// <summary>Whether the process that answers knows the token.</summary>
    public async Task<bool> ConnectAsync(string token, string? cookie)
    {
        using var socket = new ClientWebSocket();
        socket.Options.Proxy = null;
        if (cookie is not null) socket.Options.SetRequestHeader("Cookie", cookie.Split(';')[0]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/_blazor?id={token}"), limit.Token);
        }
        catch (WebSocketException)
        {
            return false;
        }

        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + EndOfMessage), WebSocketMessageType.Text, true, limit.Token);
        var buffer = new byte[1024];
        var received = await socket.ReceiveAsync(buffer, limit.Token);
        return Encoding.UTF8.GetString(buffer, 0, received.Count) == "{}" + EndOfMessage;
    }
}
