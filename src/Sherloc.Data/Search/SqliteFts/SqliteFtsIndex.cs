using Sherloc.Core.Linkage;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts;

/// <summary>The embedded search index: SQLite FTS5 finds, columns in memory filter, count and order.</summary>
/// <remarks>Safe for any number of searches beside one writer. A rebuild fills a new file while the old one answers.</remarks>
public sealed class SqliteFtsIndex : ISearchIndex, IDisposable
{
    private const int BatchSize = 500;
    private const string Provider = "SqliteFts";
    private readonly FtsFile _files;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _rebuilding = new(1, 1);
    private readonly Lock _exchange = new();
    private Generation _current;
    private DateTime _stamp;
    private List<IndexChange>? _meanwhile;

    /// <param name="folder">The data folder; made if it is not there.</param>
    public SqliteFtsIndex(string folder)
    {
        _files = new FtsFile(folder);
        var number = _files.Current();
        _current = (number > 0 ? Generation.TryOpen(_files.Path(number), number) : null) ?? CreateEmpty();
        _stamp = _files.Stamp();
        using var hold = _files.TryHold();
        if (hold is not null)
        {
            _files.DeleteAllBut(_current.Number);
        }
    }

    /// <summary>Whether the index is new, or of an older layout and therefore empty: it has yet to be filled from the store.</summary>
    public bool NeedsRebuild => !Volatile.Read(ref _current).Complete;

    public Task<SearchResults> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        using var lease = Enter();
        return Task.FromResult(new Search(lease, cancellationToken).Run(request));
    }

    public Task<PairCounts> PairsAsync(SearchRequest request, string facet, CancellationToken cancellationToken)
    {
        if (!FacetNumbers.WithValues.Contains(facet))
        {
            throw new ArgumentException($"'{facet}' is not a facet with values.", nameof(facet));
        }

        using var lease = Enter();
        return Task.FromResult(new Search(lease, cancellationToken).Pairs(request, facet));
    }

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string text, int most, CancellationToken cancellationToken)
    {
        using var lease = Enter();
        return Task.FromResult<IReadOnlyList<Suggestion>>(new Suggester(lease.Reader, lease.Snapshot).Suggest(text, most));
    }

    /// <remarks>It takes every document.</remarks>
    public async Task<IReadOnlyList<IndexRejection>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            Follow();
            _current.Apply(changes);
            _meanwhile?.AddRange(changes);
            return [];
        }
        finally
        {
            _writing.Release();
        }
    }

    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            await _writing.WaitAsync(cancellationToken);
            try
            {
                more = _current.Tidy();
            }
            finally
            {
                _writing.Release();
            }
        }
    }

    public async Task<IReadOnlyList<IndexRejection>> RebuildAsync(IAsyncEnumerable<IndexDocument> documents, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await _rebuilding.WaitAsync(cancellationToken);
        using var hold = _files.TryHold();
        Generation? next = null;
        try
        {
            await RememberChangesAsync(cancellationToken);
            var number = _files.NextNumber();
            next = Generation.Create(_files.Path(number), number, forRebuild: true);
            await FillAsync(next, documents, progress, cancellationToken);
            await TakeOverAsync(next, cancellationToken);
            next = null;
            return [];
        }
        finally
        {
            next?.Retire();
            _meanwhile = null;
            _rebuilding.Release();
        }
    }

    public Task<IndexStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var current = Volatile.Read(ref _current);
        var detail = current.Complete
            ? current.Path
            : $"{current.Path} is new or was of an older layout: rebuild the index to fill it from the record store.";
        return Task.FromResult(new IndexStatus(current.Complete, current.Snapshot.Count, Provider, detail));
    }

    public void Dispose()
    {
        _current.Dispose();
        _writing.Dispose();
        _rebuilding.Dispose();
    }

    private Generation CreateEmpty()
    {
        var number = _files.NextNumber();
        var empty = Generation.Create(_files.Path(number), number, forRebuild: false);
        _files.PointTo(number);
        return empty;
    }

    private Generation.Lease Enter()
    {
        for (; ;)
        {
            Follow();
            if (Volatile.Read(ref _current).TryEnter() is { } lease)
            {
                return lease;
            }
        }
    }

    /// <summary>Goes over to the file that another process has put in place, such as a rebuild by the command line.</summary>
    private void Follow()
    {
        var stamp = _files.Stamp();
        if (stamp == _stamp)
        {
            return;
        }

        lock (_exchange)
        {
            var number = _files.Current();
            if (number > 0 && number != _current.Number && Generation.TryOpen(_files.Path(number), number) is { } other)
            {
                Exchange(other);
            }

            _stamp = stamp;
        }
    }

    private void Exchange(Generation next)
    {
        var old = _current;
        Volatile.Write(ref _current, next);
        old.Retire();
    }

    /// <summary>From now on changes are kept as well, since the documents of the rebuild may have been read before them.</summary>
    private async Task RememberChangesAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        _meanwhile = [];
        _writing.Release();
    }

    private static async Task FillAsync(
        Generation next, IAsyncEnumerable<IndexDocument> documents, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var done = 0L;
        await foreach (var batch in documents.Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            next.Apply([.. batch.Select(d => new IndexChange.Upsert(d))]);
            progress?.Report(done += batch.Length);
        }

        cancellationToken.ThrowIfCancellationRequested();
        next.Finish();
    }

    private async Task TakeOverAsync(Generation next, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            next.Apply(_meanwhile ?? []);
            _meanwhile = null;
            lock (_exchange)
            {
                _files.PointTo(next.Number);
                Exchange(next);
                _stamp = _files.Stamp();
            }
        }
        finally
        {
            _writing.Release();
        }
    }
}
