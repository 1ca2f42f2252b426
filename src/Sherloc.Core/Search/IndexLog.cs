using Microsoft.Extensions.Logging;

namespace Sherloc.Core.Search;

/// <summary>What the indexer does not throw: something else is thrown already, or the work goes on.</summary>
internal static partial class IndexLog
{
    [LoggerMessage(1, LogLevel.Warning, "While one batch on its way to the index failed, another one did as well; its rows stay in the queue")]
    public static partial void FailedAsWell(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The index broke over a batch of {Count} changes without naming one; they are sent one by one")]
    public static partial void OneByOne(ILogger logger, int count, Exception exception);
}
