using Microsoft.Extensions.Logging;
using Sherloc.Core.Search;

namespace Sherloc.Ingestion;

/// <summary>Brings the index what a run has stored: most of it while the run goes on, the rest at its end.</summary>
public sealed class IndexAfterRun(Indexer indexer, ILogger<IndexAfterRun> log)
{
    /// <summary>As <see cref="DrainAsync"/>, in the middle of a run: true where the index took what was there.</summary>
    public async Task<bool> DrainInPassingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await indexer.DrainInPassingAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is over.
            return false;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The end of the run may find nothing amiss any more, and then nobody else would tell.
            IngestLog.NotIndexedInPassing(log, exception.Message, exception is SearchUnavailableException ? null : exception);
            return false;
        }
    }

    /// <summary>Everything is stored by now. An index that cannot be reached is told later: the queue keeps what it has missed.</summary>
    /// <returns>Why it is not up to date, or null.</returns>
    public async Task<string?> DrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            await indexer.DrainAsync(null, cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // An index that is away says so itself, and whoever watches it has written it down.
            if (exception is not SearchUnavailableException)
            {
                IngestLog.NotIndexed(log, exception);
            }

            return "Everything is stored, but the search index could not be brought up to date: " + exception.Message;
        }
    }
}
