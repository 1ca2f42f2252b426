namespace Sherloc.Web.Hosting;

/// <summary>What holds for every answer on its way out: compression and the headers that keep a page to its own.</summary>
public static class TransportRules
{
    /// <summary>
    /// No inline script and no inline style anywhere on reading pages. <c>'self'</c> in connect-src covers the WebSocket of an island;
    /// data: pictures are Bootstrap's own arrows and ticks. JSON-LD is data, not script, and is not touched by the policy.
    /// </summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private const string NoDevices =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    public static IApplicationBuilder UseTransportRules(this WebApplication app)
    {
        // The header itself is sent over https only, and never for localhost.
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseResponseCompression();
        return app.Use((context, next) =>
        {
            // When the answer starts, so that the answer to an exception, which clears the headers, has them too.
            context.Response.OnStarting(static state => { Set(((HttpContext)state).Response.Headers); return Task.CompletedTask; }, context);
            return next(context);
        });
    }

    private static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = NoDevices;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
