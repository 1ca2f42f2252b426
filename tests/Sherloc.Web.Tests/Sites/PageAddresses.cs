using System.Globalization;

namespace Sherloc.Web.Tests.Sites;

/// <summary>
/// One address for every sort of page there is. Records are named by the search that finds them, as
/// <c>{kind=case&amp;q=appeal}</c>: their ids are made from their keys, which editors may change.
/// </summary>
internal static class PageAddresses
{
    public static readonly IReadOnlyList<string> Records =
    [
        "{kind=provision&article=tip/5}", "{kind=case&outcome=acquitted}", "{kind=treaty-article&article=untoc/6}",
        "{kind=strategy}", "{kind=publication}", "{kind=authority}", "{kind=provision&language=ar}",
    ];

    /// <summary>Pages that answer 200.</summary>
    public static readonly IReadOnlyList<string> Whole =
    [
        "/", "/search", "/search?q=trafficking&crime=money-laundering&crime=trafficking-in-persons", "/search?q=zzzzqqq&country=FRA",
        "/search?q=(money+OR", "/search?tags=all&sort=oldest&page=2", .. Records, "{kind=case&q=trafficking}?q=trafficking",
        "/crimes", "/crimes/money-laundering", "/convention", "/convention/untoc", "/convention/tip", "/convention/untoc/6",
        "/convention/untoc/6/1/b/ii", "/convention/uncac", "/convention/budapest/2", "/topics", "/topics/wildlife", "/countries", "/countries/FRA", "/about", "/linkage",
        "/linkage?a=money-laundering&b=trafficking-in-persons", "/linkage?kind=case", "/admin/ingestion",
    ];

    /// <summary>Pages that answer that nothing is there.</summary>
    public static readonly IReadOnlyList<string> Missing =
    [
        "/nothing-here", "/records/aaaaaaaaaaaaaaaa", "/records/not-an-id", "/crimes/nothing", "/convention/untoc/999", "/convention/nothing",
        "/convention/untoc/6/9/z", "/countries/XXX", "/topics/nothing",
    ];

    public static IEnumerable<string> All => Whole.Append("/nothing-here");

    /// <summary>The plain address: a search in braces becomes the address of the first record that it finds.</summary>
    public static async Task<string> ResolveAsync(this Site site, string address)
    {
        if (!address.StartsWith('{')) return address;
        var end = address.IndexOf('}', StringComparison.Ordinal);
        var found = await site.JsonAsync($"/api/v1/search?{address[1..end]}&size=1");
        var first = found["hits"]!.AsArray().FirstOrDefault()
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The collection has no record for {address}."));
        return first["url"]!.GetValue<string>() + address[(end + 1)..];
    }
}
