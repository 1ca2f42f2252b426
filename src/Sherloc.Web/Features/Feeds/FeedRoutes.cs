namespace Sherloc.Web.Features.Feeds;

/// <summary>What other programs read: the feed of a search, the sitemap, the rules for robots.</summary>
public static class FeedRoutes
{
    public static IEndpointRouteBuilder MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds/search.atom", SearchFeed.GetAsync).ExcludeFromDescription();
        routes.MapGet("/sitemap.xml", Sitemap.GetAsync).ExcludeFromDescription();
        routes.MapGet("/sitemaps/{part:int:min(1)}.xml", Sitemap.GetPartAsync).ExcludeFromDescription();
        routes.MapGet("/robots.txt", RobotRules.Get).ExcludeFromDescription();
        return routes;
    }
}
