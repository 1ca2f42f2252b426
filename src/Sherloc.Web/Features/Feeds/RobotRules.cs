using Sherloc.Web.Addressing;

namespace Sherloc.Web.Features.Feeds;

/// <summary>GET /robots.txt: records and reading pages are open; pages of results are endless and stay out.</summary>
public static class RobotRules
{
    /// <param name="root">Scheme and host without a slash at the end.</param>
    public static string Text(string root) =>
        $"""
        User-agent: *
        Disallow: /search
        Disallow: /linkage?
        Disallow: /compare?
        Disallow: /feeds/
        Disallow: /api/
        Disallow: /admin/
        Disallow: /annotate/
        Disallow: /review
        Disallow: /account/
        Sitemap: {root}/sitemap.xml

        """;

    public static IResult Get(HttpRequest request) => TypedResults.Text(Text(request.Root()), "text/plain; charset=utf-8");
}
