using Microsoft.Extensions.Logging;

namespace Sherloc.Core.Search;

/// <summary>What the indexer cannot throw because something else is thrown already.</summary>
internal static partial class IndexLog
{
    [LoggerMessage(1, LogLevel.Warning, "While one batch on its way to the index failed, another one did as well; its rows stay in the queue")]
    public static partial void FailedAsWell(ILogger logger, Exception exception);
}
