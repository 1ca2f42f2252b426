using Sherloc.Core.Linkage;
using Sherloc.Core.Records;
using Sherloc.Core.Search;

namespace Sherloc.Ingestion.Tests;

/// <summary>An index that only remembers what it was told, or fails.</summary>
internal sealed class RecordingIndex : ISearchIndex
{
    public Dictionary<RecordId, IndexDocument> Documents { get; } = [];

    /// <summary>What it throws in place of remembering.</summary>
    public Exception? Failure { get; set; }

    public Task<IReadOnlyList<IndexRejection>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        foreach (var change in changes)
        {
            if (change is IndexChange.Upsert upsert)
            {
                Documents[change.Id] = upsert.Document;
            }
            else
            {
                Documents.Remove(change.Id);
            }
        }

        return Task.FromResult<IReadOnlyList<IndexRejection>>([]);
    }

    public Task SettleAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<SearchResults> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PairCounts> PairsAsync(SearchRequest request, string facet, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string text, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<IndexRejection>> RebuildAsync(IAsyncEnumerable<IndexDocument> documents, IProgress<long>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IndexStatus> StatusAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
