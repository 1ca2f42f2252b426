using System.Net;

namespace Sherloc.Web.Hosting;

/// <summary>Until there are accounts, the administration answers only to the machine it runs on.</summary>
public static class LoopbackOnly
{
    public static IApplicationBuilder UseLoopbackOnly(this IApplicationBuilder app, PathString path) =>
        app.UseWhen(c => c.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase), admin => admin.Use((context, next) =>
        {
            if (IsLocal(context))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }));

    /// <summary>
    /// The connection, the name asked for and the lack of a forwarding proxy must all say so: a proxy on this machine or a foreign
    /// name that resolves to it would otherwise open the door.
    /// </summary>
    internal static bool IsLocal(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var host = context.Request.Host.Host.Trim('[', ']');
        return address is not null
            && IPAddress.IsLoopback(address)
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var named) && IPAddress.IsLoopback(named)))
            && !context.Request.Headers.ContainsKey("X-Forwarded-For")
            && !context.Request.Headers.ContainsKey("Forwarded");
    }
}
