using Sherloc.Web.Resources;

namespace Sherloc.Web.Components.Layout;

/// <summary>A place of the site. The name is asked for at each request, in the language of its reader.</summary>
public sealed record Place(string Href, Func<string> Name);

/// <summary>The places of the top bar and of the page that says "not found".</summary>
public static class Places
{
    public static readonly IReadOnlyList<Place> All =
    [
        new("/search", () => Ui.Search),
        new("/convention", () => Ui.Convention),
        new("/crimes", () => Ui.CrimeTypes),
        new("/linkage", () => Ui.Linkage),
        new("/countries", () => Ui.Countries),
        new("/about", () => Ui.About),
    ];

    public static readonly IReadOnlyList<Place> Foot =
    [
        new("/about", () => Ui.About),
        new("/openapi/v1.json", () => Ui.Api),
        new("/feeds/search.atom", () => Ui.Feed),
        new("/sitemap.xml", () => Ui.Sitemap),
    ];
}
