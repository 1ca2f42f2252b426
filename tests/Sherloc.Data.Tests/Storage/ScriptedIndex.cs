using System.Collections.Concurrent;
using Sherloc.Core.Linkage;
using Sherloc.Core.Records;
using Sherloc.Core.Search;

namespace Sherloc.Data.Tests.Storage;

/// <summary>An index that remembers revisions, and refuses or breaks as a test tells it.</summary>
internal sealed class ScriptedIndex : ISearchIndex
{
    public ConcurrentDictionary<RecordId, long> Revisions { get; } = new();

    /// <summary>How often each record was brought.</summary>
    public ConcurrentDictionary<RecordId, int> Calls { get; } = new();

    public Predicate<RecordId> Refuse { get; set; } = _ => false;

    /// <summary>What a call with these records throws.</summary>
    public Func<IReadOnlyList<RecordId>, Exception?> Break { get; set; } = _ => null;

    /// <summary>What a call with these records waits for before anything else.</summary>
    public Func<IReadOnlyList<RecordId>, Task> WaitFor { get; set; } = _ => Task.CompletedTask;

    public async Task<IReadOnlyList<IndexRejection>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
    {
        await WaitFor([.. changes.Select(c => c.Id)]);
        if (Break([.. changes.Select(c => c.Id)]) is { } exception)
        {
            throw exception;
        }

        List<IndexRejection> refused = [];
        foreach (var change in changes)
        {
            Calls.AddOrUpdate(change.Id, 1, (_, n) => n + 1);
            if (Refuse(change.Id))
            {
                refused.Add(new IndexRejection(change.Id, "Refused for good."));
            }
            else if (change is IndexChange.Upsert)
            {
                Revisions[change.Id] = change.Revision;
            }
            else
            {
                Revisions.TryRemove(change.Id, out _);
            }
        }

        return refused;
    }

    public async Task<IReadOnlyList<IndexRejection>> RebuildAsync(
        IAsyncEnumerable<IndexDocument> documents, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        Revisions.Clear();
        List<IndexChange> all = [];
        await foreach (var document in documents.WithCancellation(cancellationToken))
        {
            all.Add(new IndexChange.Upsert(document));
        }

        return await ApplyAsync(all, cancellationToken);
    }

    public Task SettleAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<SearchResults> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PairCounts> PairsAsync(SearchRequest request, string facet, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string text, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IndexStatus> StatusAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
