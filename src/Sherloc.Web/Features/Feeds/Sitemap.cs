using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Web.Addressing;
using Sherloc.Web.Features.Collection;

namespace Sherloc.Web.Features.Feeds;

/// <summary>GET /sitemap.xml: every reading page and every live record; an index of parts where one file cannot hold them.</summary>
public static class Sitemap
{
    /// <summary>The limit of the sitemap protocol for one file.</summary>
    public const int MostInFile = 50_000;

    public static async Task<IResult> GetAsync(
        HttpRequest http, IRecordStore store, CurrentVocabulary vocabulary, CollectionFacts collection, CancellationToken cancellationToken)
    {
        var pages = await PagesAsync(vocabulary.Value, collection, cancellationToken);
        var records = (await store.CountAsync(cancellationToken)).Total;
        var root = http.Root();
        return pages.Count + records <= MostInFile
            ? Answer(SitemapXml.Urls(root, [.. pages, .. await RecordsAsync(store, 0, MostInFile, cancellationToken)]))
            : Answer(SitemapXml.Index(root, Enumerable.Range(1, 1 + (int)((records + MostInFile - 1) / MostInFile)).Select(n => $"/sitemaps/{n}.xml")));
    }

    /// <summary>Part 1 has the pages, the others the records in the order of their ids.</summary>
    public static async Task<IResult> GetPartAsync(
        int part, HttpRequest http, IRecordStore store, CurrentVocabulary vocabulary, CollectionFacts collection, CancellationToken cancellationToken)
    {
        var pages = part == 1
            ? await PagesAsync(vocabulary.Value, collection, cancellationToken)
            : await RecordsAsync(store, (part - 2L) * MostInFile, MostInFile, cancellationToken);
        return pages.Count == 0 ? TypedResults.NotFound() : Answer(SitemapXml.Urls(http.Root(), pages));
    }

    private static async Task<IReadOnlyList<SitemapPage>> PagesAsync(Vocabulary vocabulary, CollectionFacts collection, CancellationToken cancellationToken)
    {
        var countries = (await collection.FacetsAsync("", cancellationToken)).Facet(SearchFields.Country)?.Values.Select(v => v.Value) ?? [];
        string[] paths =
        [
            "/", "/convention", "/crimes", "/countries", "/linkage", "/about", "/topics",
            .. vocabulary.Topics.Select(t => Addresses.Topic(t.Id)),
            .. vocabulary.Instruments.Concat(vocabulary.RelatedInstruments).Select(i => Addresses.Convention(i.Id)),
            .. vocabulary.Instruments.Concat(vocabulary.RelatedInstruments).SelectMany(i => i.Articles.Select(a => Addresses.Convention($"{i.Id}/{a.Number}"))),
            .. vocabulary.CrimeTypes.Select(c => Addresses.Crime(c.Id)),
            .. countries.Order(StringComparer.Ordinal).Select(Addresses.Country),
        ];
        return [.. paths.Select(p => new SitemapPage(p, null))];
    }

    private static async Task<IReadOnlyList<SitemapPage>> RecordsAsync(IRecordStore store, long skip, int most, CancellationToken cancellationToken)
    {
        var pages = new List<SitemapPage>();
        var at = 0L;
        await foreach (var address in store.ReadAddressesAsync(cancellationToken))
        {
            if (at++ < skip)
            {
                continue;
            }

            if (pages.Count == most)
            {
                break;
            }

            pages.Add(new SitemapPage(Addresses.Record(address.Id, address.Slug), address.Updated));
        }

        return pages;
    }

    private static IResult Answer(byte[] xml) => TypedResults.Bytes(xml, "application/xml; charset=utf-8");
}
