using Sherloc.Core.Linkage;
using Sherloc.Core.Search;

namespace Sherloc.Web.Outages;

/// <summary>The index as the site uses it: the one that is configured, watched.</summary>
public sealed class WatchedIndex([FromKeyedServices(WatchedIndex.Engine)] ISearchIndex index, SearchWatch watch) : ISearchIndex
{
    /// <summary>Key of the index that is watched.</summary>
    public const string Engine = "engine";

    public Task<SearchResults> SearchAsync(SearchRequest request, CancellationToken cancellationToken) =>
        watch.ReadAsync(() => index.SearchAsync(request, cancellationToken));

    public Task<PairCounts> PairsAsync(SearchRequest request, string facet, CancellationToken cancellationToken) =>
        watch.ReadAsync(() => index.PairsAsync(request, facet, cancellationToken));

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string text, int most, CancellationToken cancellationToken) =>
        watch.ReadAsync(() => index.SuggestAsync(text, most, cancellationToken));

    public Task<IReadOnlyList<IndexRejection>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken) =>
        watch.WriteAsync(() => index.ApplyAsync(changes, cancellationToken));

    public Task SettleAsync(CancellationToken cancellationToken) => watch.WriteAsync(async () =>
    {
        await index.SettleAsync(cancellationToken);
        return true;
    });

    public Task<IReadOnlyList<IndexRejection>> RebuildAsync(
        IAsyncEnumerable<IndexDocument> documents, IProgress<long>? progress, CancellationToken cancellationToken) =>
        watch.WriteAsync(() => index.RebuildAsync(documents, progress, cancellationToken));

    public async Task<IndexStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var status = await index.StatusAsync(cancellationToken);
        if (status.Ready)
        {
            watch.Answers();
        }

        return status;
    }
}
