using NUnit.Framework;
using Sherloc.Core.Search;

namespace Sherloc.Data.Tests.Search;

/// <summary>What every backend of the search must do. A backend derives from it and says how an empty index is made.</summary>
/// <remarks>The tests stand in one file for each subject.</remarks>
public abstract partial class SearchIndexContract
{
    protected ISearchIndex Index { get; private set; } = null!;

    /// <summary>
    /// Whether words are stemmed by the edition of Snowball that <see cref="Core.Analysis.Stemmer"/> follows. Another edition tells a few words
    /// in a hundred apart that ours does not, and the other way round.
    /// </summary>
    protected virtual bool HasStemsOfOurEdition => true;

    /// <summary>An index without documents, that <see cref="DisposeAsync"/> gets back.</summary>
    protected abstract Task<ISearchIndex> CreateEmptyAsync();

    protected abstract Task DisposeAsync(ISearchIndex index);

    [SetUp]
    public async Task SetUpAsync() => Index = await CreateEmptyAsync();

    [TearDown]
    public Task TearDownAsync() => Index is null ? Task.CompletedTask : DisposeAsync(Index);
}
