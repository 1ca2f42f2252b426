using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;

namespace Sherloc.Web.Hosting;

/// <summary>What every page needs: components rendered on the server, their islands, and compressed answers.</summary>
public static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddFailureAnswers();
        // Letters of all scripts as themselves, not as &#x...; references: pages are UTF-8, and Arabic or Russian text stays short.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        return services;
    }

    /// <remarks>
    /// Over https as well: no answer holds a secret beside words that a stranger chose (antiforgery tokens are masked anew each time).
    /// </remarks>
    public static IServiceCollection AddCompression(this IServiceCollection services) =>
        services
            .Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal)
            .AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.Providers.Add<BrotliPages>();
            o.Providers.Add<GzipCompressionProvider>();
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/atom+xml", "image/svg+xml"];
        });
}
