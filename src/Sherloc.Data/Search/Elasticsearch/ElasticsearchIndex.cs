using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sherloc.Core.Linkage;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Layout;
using Sherloc.Data.Search.Elasticsearch.Rebuilding;
using Sherloc.Data.Search.Elasticsearch.Searching;
using Sherloc.Data.Search.Elasticsearch.Transport;
using Sherloc.Data.Search.Elasticsearch.Writing;

namespace Sherloc.Data.Search.Elasticsearch;

/// <summary>The search index on Elasticsearch: one index for all kinds of records, behind an alias.</summary>
/// <remarks>Safe for any number of searches and writers, in any number of processes.</remarks>
public sealed class ElasticsearchIndex : ISearchIndex
{
    private readonly IndexKeeper _keeper;
    private readonly CollectionCount _collection;
    private readonly Merging _merging;
    private readonly ChangeWriter _writer;
    private readonly Rebuild _rebuild;
    private readonly Searcher _searcher;

    /// <param name="http">Makes connections by the name <see cref="ElasticClient.Name"/>.</param>
    /// <param name="options">Checked ones.</param>
    /// <param name="time">Clock.</param>
    /// <param name="log">For what fails beside something that is thrown.</param>
    public ElasticsearchIndex(IHttpClientFactory http, IOptions<SearchOptions> options, TimeProvider time, ILogger<ElasticsearchIndex> log)
    {
        var client = new ElasticClient(http, options, time);
        var names = new IndexNames(options.Value.Prefix);
        _keeper = new IndexKeeper(client, names, time);
        _collection = new CollectionCount(time);
        _merging = new Merging(client, names);
        _writer = new ChangeWriter(client, _keeper, _merging, names, time, log);
        _rebuild = new Rebuild(client, _keeper, _merging, names, time, log);
        _searcher = new Searcher(client, names, _collection);
    }

    public async Task<SearchResults> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        await _keeper.EnsureFitsAsync(cancellationToken);
        return await _searcher.SearchAsync(request, cancellationToken);
    }

    public async Task<PairCounts> PairsAsync(SearchRequest request, string facet, CancellationToken cancellationToken)
    {
        if (facet == SearchFields.Year || !SearchFields.Facets.Contains(facet))
        {
            throw new ArgumentException($"'{facet}' is not a facet with values.", nameof(facet));
        }

        await _keeper.EnsureFitsAsync(cancellationToken);
        var plan = new SearchPlan(request);
        return plan.Query.IsRefused
            ? new PairCounts(0, 0, new Dictionary<string, long>(), new Dictionary<(string, string), long>())
            : PairSearch.Read((await _searcher.AskAsync([PairSearch.Body(plan, facet)], cancellationToken))[0], facet);
    }

    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(string text, int most, CancellationToken cancellationToken)
    {
        if (SuggestSearch.TryCreate(text, most) is not { } suggest)
        {
            return [];
        }

        await _keeper.EnsureFitsAsync(cancellationToken);
        return suggest.Read(await _searcher.AskAsync(suggest.Bodies(), cancellationToken));
    }

    public async Task<IReadOnlyList<IndexRejection>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
    {
        var rejections = await _writer.ApplyAsync(changes, cancellationToken);
        _collection.Forget();
        return rejections;
    }

    /// <summary>Shows the last of many large batches, and merges what they have left.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await _writer.ShowAsync(cancellationToken);
        _collection.Forget();
        await _merging.MergeWhereWorthwhileAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<IndexRejection>> RebuildAsync(
        IAsyncEnumerable<IndexDocument> documents, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var rejections = await _rebuild.RunAsync(documents, progress, cancellationToken);
        _collection.Forget();
        return rejections;
    }

    public Task<IndexStatus> StatusAsync(CancellationToken cancellationToken) => _keeper.StatusAsync(cancellationToken);
}
