using Sherloc.Core.Storage;

namespace Sherloc.Ingestion;

/// <summary>Lets the index take what a run has stored while the run goes on reading.</summary>
internal sealed class IndexBesideRun(IndexAfterRun index, CancellationToken cancellationToken) : IAsyncDisposable
{
    /// <summary>Stored records that make it worth while.</summary>
    private const int Enough = 1_000;

    private Task<bool> taking = Task.FromResult(true);
    private long begun;

    /// <summary>Told now and then how much is stored. After the index has failed once it is left alone until the end of the run.</summary>
    public void Stored(RunCounts counts)
    {
        var stored = counts.Added + counts.Changed + counts.Withdrawn;
        if (stored - begun >= Enough && taking is { IsCompletedSuccessfully: true, Result: true })
        {
            begun = stored;
            taking = Task.Run(() => index.DrainInPassingAsync(cancellationToken), CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync() => await taking;
}
