using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace Sherloc.Web.Hosting;

/// <summary><c>Administration</c>: where the pages below <c>/admin</c> answer.</summary>
public sealed class AdministrationOptions
{
    public const string Section = "Administration";

    /// <summary>
    /// A port of this machine's loopback of which no proxy knows; the administration then answers there and nowhere else.
    /// 0: it answers at the addresses of the site, and not at all where <c>Proxy:Addresses</c> names a proxy.
    /// </summary>
    public int Port { get; set; }
}

internal sealed class AdministrationOptionsValidator : IValidateOptions<AdministrationOptions>
{
    public ValidateOptionsResult Validate(string? name, AdministrationOptions options) =>
        options.Port is >= 0 and <= IPEndPoint.MaxPort
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Administration:Port is {options.Port}; it must be a free port, or 0 for none of its own.");
}

/// <summary>Until there are accounts, the administration answers only to the machine it runs on.</summary>
public static class Administration
{
    /// <summary>
    /// What proxies say about themselves. <c>X-Original-…</c> is what remains of <c>X-Forwarded-…</c> once it has been believed.
    /// </summary>
    private static readonly string[] MarksOfProxies =
        ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Proto", "X-Real-IP", "Forwarded", "Via"];

    /// <summary>Reads the section and makes the site listen at the port as well.</summary>
    public static void AddAdministration(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(AdministrationOptions.Section);
        builder.Services.AddOptions<AdministrationOptions>().Bind(section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<AdministrationOptions>, AdministrationOptionsValidator>();

        // As one more address: Kestrel would forget the others over an endpoint that is set in code. A port out of range is the validator's to refuse.
        if (section.GetValue<int>(nameof(AdministrationOptions.Port)) is > 0 and <= IPEndPoint.MaxPort and var port)
        {
            var own = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
            builder.Configuration[WebHostDefaults.ServerUrlsKey] = $"{builder.Configuration[WebHostDefaults.ServerUrlsKey]};{own}";
        }
    }

    public static IApplicationBuilder UseAdministration(this IApplicationBuilder app, PathString path) =>
        app.UseWhen(c => c.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase), admin => admin.Use((context, next) =>
        {
            if (IsItsPort(context) && IsLocal(context))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }));

    private static bool IsItsPort(HttpContext context)
    {
        var services = context.RequestServices;
        var port = services.GetRequiredService<IOptions<AdministrationOptions>>().Value.Port;
        return port == 0 ? !services.GetRequiredService<IOptions<ProxyOptions>>().Value.Any : context.Connection.LocalPort == port;
    }

    /// <summary>
    /// The connection, the name asked for and the lack of any sign of a proxy must all say so: a proxy on this machine or a foreign
    /// name that resolves to it would otherwise open the door. A proxy that nobody has configured may speak HTTP 1.0 and ask by our own
    /// name; no browser has done so for decades.
    /// </summary>
    internal static bool IsLocal(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var host = context.Request.Host.Host.Trim('[', ']');
        return address is not null
            && IPAddress.IsLoopback(address)
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var named) && IPAddress.IsLoopback(named)))
            && !HttpProtocol.IsHttp10(context.Request.Protocol)
            && !MarksOfProxies.Any(context.Request.Headers.ContainsKey);
    }
}
