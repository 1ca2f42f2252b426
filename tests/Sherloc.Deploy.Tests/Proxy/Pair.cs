using System.Globalization;
using Sherloc.Deploy.Tests.Running;

namespace Sherloc.Deploy.Tests.Proxy;

/// <summary>Two web processes with the settings that deploy/compose.yaml gives them, one of them with a port for its administration.</summary>
internal sealed class Pair : IAsyncDisposable
{
    private readonly string keys = Directory.CreateTempSubdirectory("sherloc-keys-").FullName;

    private Pair()
    {
    }

    public WebProcess First { get; private set; } = null!;

    public WebProcess Second { get; private set; } = null!;

    /// <summary>Where the administration of the first answers.</summary>
    public int AdministrationPort { get; } = Checkout.FreePort();

    public static async Task<Pair> StartAsync()
    {
        var pair = new Pair();
        var port = pair.AdministrationPort.ToString(CultureInfo.InvariantCulture);
        (string, string)[] both = [("Keys__Folder", pair.keys), ("Proxy__Addresses", "127.0.0.1")];
        pair.First = await WebProcess.StartAsync([.. both, ("Administration__Port", port)]);
        pair.Second = await WebProcess.StartAsync(both);
        return pair;
    }

    /// <summary>nginx in front of them, as deploy/nginx has it but for the addresses.</summary>
    public Task<Nginx> ProxyAsync()
    {
        var port = Checkout.FreePort();
        var upstreams = Checkout.ReadDeploy("nginx", "upstreams.conf")
            .Replace("web1:8080", Address(First), StringComparison.Ordinal)
            .Replace("web2:8080", Address(Second), StringComparison.Ordinal);
        return Nginx.StartAsync(
            port,
            ("nginx.conf", Checkout.ReadDeploy("nginx", "nginx.conf")),
            ("upstreams.conf", upstreams),
            ("listen.conf", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port};")));
    }

    public static string Address(WebProcess site) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{site.Port}");

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }
}
