using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Sherloc.Web.Hosting;

/// <summary>A language of the interface: its ISO 639-1 code and its own name for itself.</summary>
public sealed record InterfaceLanguage(string Code, string Name);

/// <summary>
/// The languages that the interface speaks. One more is one line here and one translated resource file beside each <c>.resx</c>.
/// A choice is kept in a cookie; without one the browser's own preference decides.
/// </summary>
public static class InterfaceLanguages
{
    public static readonly IReadOnlyList<InterfaceLanguage> All = [new("en", "English")];

    public static string Direction => CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    public static IServiceCollection AddInterfaceLanguages(this IServiceCollection services) =>
        services.AddRequestLocalization(o =>
        {
            string[] codes = [.. All.Select(l => l.Code)];
            o.SetDefaultCulture(codes[0]).AddSupportedCultures(codes).AddSupportedUICultures(codes);
            o.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
            o.ApplyCurrentCultureToResponseHeaders = true;
        });

    public static IEndpointConventionBuilder MapInterfaceLanguage(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/language", Choose).ExcludeFromDescription();

    private static IResult Choose(HttpContext context, [FromForm] string code, [FromForm] string back)
    {
        if (All.All(l => l.Code != code)) return Results.NotFound();
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(code)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax });
        return Results.LocalRedirect(back.StartsWith('/') ? back : "/");
    }
}
