using Sherloc.Core.Linkage;
using Sherloc.Core.Records;

namespace Sherloc.Core.Search;

/// <summary>The search index: a projection of the store that can be thrown away and rebuilt while the old one answers.</summary>
public interface ISearchIndex
{
    /// <summary>Never throws on what a person typed: a query that cannot be run comes back empty with a refusing notice.</summary>
    Task<SearchResults> SearchAsync(SearchRequest request, CancellationToken cancellationToken);

    /// <summary>Counts how values of a facet occur together over all records that match.</summary>
    Task<PairCounts> PairsAsync(SearchRequest request, string facet, CancellationToken cancellationToken);

    /// <summary>Titles and words that begin as the text does, best first.</summary>
    Task<IReadOnlyList<Suggestion>> SuggestAsync(string text, int most, CancellationToken cancellationToken);

    /// <summary>Applies the changes in order; afterwards a search sees them. Throws where the index as a whole is away: then try all of them again.</summary>
    /// <returns>Those that the index will never take as they are; the others are in it.</returns>
    Task<IReadOnlyList<IndexRejection>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken);

    /// <summary>Called when nothing more waits to be applied: the index may tidy up what many small writes have left behind.</summary>
    Task SettleAsync(CancellationToken cancellationToken);

    /// <summary>Fills a new index beside the one that answers and puts it in its place. A cancelled rebuild leaves no trace.</summary>
    /// <param name="documents">Every live record.</param>
    /// <param name="progress">Told the number of documents done.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>The documents that the index did not take; the new index is in place without them.</returns>
    Task<IReadOnlyList<IndexRejection>> RebuildAsync(IAsyncEnumerable<IndexDocument> documents, IProgress<long>? progress, CancellationToken cancellationToken);

    /// <summary>Whether the index is new or of an older layout: it has yet to be filled from the store.</summary>
    bool NeedsRebuild { get; }

    Task<IndexStatus> StatusAsync(CancellationToken cancellationToken);
}

/// <param name="Id">A record that the index refuses for good, while it takes others.</param>
/// <param name="Reason">Why, in its words.</param>
public sealed record IndexRejection(RecordId Id, string Reason);

/// <param name="Ready">Whether it can answer.</param>
/// <param name="Documents">Records in it.</param>
/// <param name="Provider">SqliteFts or Elasticsearch.</param>
/// <param name="Detail">Where it is, or what is wrong and what to do.</param>
public sealed record IndexStatus(bool Ready, long Documents, string Provider, string Detail);

public enum SuggestionKind
{
    /// <summary>A record's title; the id is set.</summary>
    Title,

    /// <summary>A word of the index.</summary>
    Word,
}

public sealed record Suggestion(SuggestionKind Kind, string Text, string Language, RecordId? Id, RecordKind? RecordKind);
