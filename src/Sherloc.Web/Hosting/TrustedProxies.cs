using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Sherloc.Web.Hosting;

/// <summary><c>Proxy</c>: the reverse proxies in front of the site.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>
    /// Addresses and networks, separated by commas: <c>127.0.0.1, 172.30.5.0/24</c>. What a connection from there says about the reader's
    /// address and scheme is believed, what any other says is not. Empty: nobody is believed.
    /// </summary>
    public string Addresses { get; set; } = "";

    internal bool Any => !string.IsNullOrWhiteSpace(Addresses);

    internal IEnumerable<string> Listed => Addresses.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A network, a single address being one of itself alone; null where it is neither.</summary>
    internal static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}

internal sealed class ProxyOptionsValidator : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options) =>
        options.Listed.FirstOrDefault(a => ProxyOptions.Network(a) is null) is { } wrong
            ? ValidateOptionsResult.Fail(
                $"Proxy:Addresses holds '{wrong}'; it must list addresses or networks, separated by commas, such as '127.0.0.1, 172.30.5.0/24'.")
            : ValidateOptionsResult.Success;
}

/// <summary>Takes the reader's address and scheme from the proxies that the configuration names, and from nobody else.</summary>
public static class TrustedProxies
{
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection(ProxyOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsValidator>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((headers, proxies) =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // The framework would trust this machine unasked, and stop after one proxy; here the list alone decides how far back to go.
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var network in proxies.Value.Listed.Select(ProxyOptions.Network).OfType<IPNetwork>())
            {
                headers.KnownIPNetworks.Add(network);
            }

            headers.ForwardLimit = null;
        });
        return services;
    }

    /// <summary>First of all: whatever comes after it sees the reader, not the proxy.</summary>
    /// <remarks>Asked at each request, for without a list the framework believes everybody.</remarks>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app) =>
        app.UseWhen(c => c.RequestServices.GetRequiredService<IOptions<ProxyOptions>>().Value.Any, proxied => proxied.UseForwardedHeaders());
}
