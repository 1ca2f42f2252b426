using Sherloc.Core.Linkage;
using Sherloc.Core.Search;

namespace Sherloc.Web.Tests.Outages;

/// <summary>An index inside a site under test that is away as long as a file says so, and does its work otherwise.</summary>
internal sealed class SwitchedIndex(ISearchIndex index) : ISearchIndex
{
    /// <summary>Names the file; what it holds is the trouble.</summary>
    public const string Variable = "SHERLOC_TEST_AWAY";

    public const string Reason = "The engine at engine.example does not answer.";
    public const string Remedy = "Start the engine.";

    private static readonly string File = Environment.GetEnvironmentVariable(Variable)!;

    private static SearchUnavailableException? Trouble => System.IO.File.Exists(File)
        ? new SearchUnavailableException(Enum.Parse<SearchTrouble>(System.IO.File.ReadAllText(File)), Reason, Remedy)
        : null;

    private static bool TakesNoWrites => Trouble is not null;

    private static bool Answers => Trouble is null or { Trouble: SearchTrouble.ReadOnly };

    public Task<SearchResults> SearchAsync(SearchRequest request, CancellationToken cancellationToken) =>
        Answers ? index.SearchAsync(request, cancellationToken) : throw Trouble!;

    public Task<PairCounts> PairsAsync(SearchRequest request, string facet, CancellationToken cancellationToken) =>
        Answers ? index.PairsAsync(request, facet, cancellationToken) : throw Trouble!;

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string text, int most, CancellationToken cancellationToken) =>
        Answers ? index.SuggestAsync(text, most, cancellationToken) : throw Trouble!;

    public Task<IReadOnlyList<IndexRejection>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken) =>
        TakesNoWrites ? throw Trouble! : index.ApplyAsync(changes, cancellationToken);

    public Task SettleAsync(CancellationToken cancellationToken) =>
        TakesNoWrites ? throw Trouble! : index.SettleAsync(cancellationToken);

    public Task<IReadOnlyList<IndexRejection>> RebuildAsync(
        IAsyncEnumerable<IndexDocument> documents, IProgress<long>? progress, CancellationToken cancellationToken) =>
        TakesNoWrites ? throw Trouble! : index.RebuildAsync(documents, progress, cancellationToken);

    public Task<IndexStatus> StatusAsync(CancellationToken cancellationToken) =>
        Answers ? index.StatusAsync(cancellationToken) : Task.FromResult(new IndexStatus(false, 0, "Switched", Trouble!.Message));
}
