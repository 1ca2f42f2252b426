using Microsoft.Extensions.Logging;

namespace Sherloc.Data.Search.Elasticsearch.Writing;

/// <summary>What the writer cannot throw because something else is thrown already.</summary>
internal static partial class WritingLog
{
    [LoggerMessage(1, LogLevel.Warning, "While one request to write in bulk failed, another one did as well: {Reason}")]
    public static partial void FailedAsWell(ILogger logger, string reason, Exception? exception);
}
