using Microsoft.Extensions.Logging;

namespace Sherloc.Data.Search.Elasticsearch.Rebuilding;

/// <summary>What a rebuild leaves behind although it has done its work.</summary>
internal static partial class RebuildLog
{
    [LoggerMessage(1, LogLevel.Warning, "The new index is in use, but the old one could not be dropped and takes its place on disk until the next rebuild: {Reason}")]
    public static partial void NotDropped(ILogger logger, string reason);
}
