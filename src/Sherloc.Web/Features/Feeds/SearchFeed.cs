using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Web.Addressing;
using Sherloc.Web.Features.Collection;
using Sherloc.Web.Resources;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Features.Feeds;

/// <summary>GET /feeds/search.atom: the records of a search that changed last. Answers 304 to who has it already.</summary>
public static class SearchFeed
{
    /// <summary>Entries of a feed.</summary>
    public const int Most = 50;

    /// <summary>
    /// Of a search, its newest records that are looked through for the latest changes. The index knows no time of change;
    /// a search with more records than this may leave out a change to one of its oldest.
    /// </summary>
    public const int MostLookedThrough = 2000;

    public static async Task<FileContentHttpResult> GetAsync(
        HttpRequest http, ISearchIndex index, IRecordStore store, FacetLabels labels, CancellationToken cancellationToken)
    {
        var request = http.Query.ReadSearch([]) with { Page = 1, Cursor = null };
        var latest = request.Query.Length == 0 && !request.HasFilters
            ? await store.LatestAsync(Most, Enum.GetValues<RecordKind>(), cancellationToken)
            : await LatestOfAsync(request, index, store, cancellationToken);
        var counts = await store.CountAsync(cancellationToken);
        var root = http.Root();
        var body = AtomFeed.Write(
            Title(request, labels),
            Addresses.Absolute(root, Addresses.Feed(request)),
            Addresses.Absolute(root, Addresses.Search(request)),
            counts.LastChange ?? DateTimeOffset.UnixEpoch,
            [.. latest.Select(s => Entry(s, root, labels))]);

        // Weak: compression on the way out changes the bytes, not what they say.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"", isWeak: true);
        return TypedResults.Bytes(body, "application/atom+xml; charset=utf-8", lastModified: latest.Count > 0 ? latest[0].Updated : counts.LastChange, entityTag: tag);
    }

    private static async Task<IReadOnlyList<StoredRecord>> LatestOfAsync(
        SearchRequest request, ISearchIndex index, IRecordStore store, CancellationToken cancellationToken)
    {
        var found = new HashSet<RecordId>();
        await foreach (var hit in index.EveryHitAsync(request with { Sort = SortOrder.Newest }, MostLookedThrough, cancellationToken))
        {
            found.Add(hit.Card.Id);
        }

        var changed = new List<RecordAddress>();
        await foreach (var address in store.ReadAddressesAsync(cancellationToken))
        {
            if (found.Contains(address.Id))
            {
                changed.Add(address);
            }
        }

        var ids = changed.OrderByDescending(a => a.Updated).ThenBy(a => a.Id).Take(Most).Select(a => a.Id).ToList();
        return await store.GetManyAsync(ids, cancellationToken);
    }

    private static string Title(SearchRequest request, FacetLabels labels)
    {
        var conditions = Search.SearchConditions.Filters(request)
            .Select(f => $"{Term.Facet(f.Facet)}: {labels.Of(f.Facet, f.Value)}")
            .Prepend(request.Query)
            .Where(t => t.Length > 0);
        var said = string.Join("; ", conditions);
        return said.Length == 0 ? PlaceTexts.FeedTitle : PlaceTexts.FeedTitleFor.With(said);
    }

    private static AtomEntry Entry(StoredRecord stored, string root, FacetLabels labels)
    {
        var record = stored.Record;
        var court = record is CaseSummary { Court.IsKnown: true } summary ? summary.Court.Value!.Name : null;
        var country = record.Country is { } code ? labels.Country(code) : null;
        return new AtomEntry(
            Addresses.Absolute(root, Addresses.Record(record.Id, "")),
            record.Title.Text,
            record.Title.Language,
            string.Join(", ", new[] { Term.Kind(record.Kind), country, court, record.Date.IsKnown ? record.Date.Value.Text() : null }.OfType<string>()),
            [.. record.Crimes.Where(t => t.IsConfirmed).Select(t => (t.Value, labels.Crime(t.Value)))],
            stored.FirstSeen,
            stored.Updated);
    }
}
