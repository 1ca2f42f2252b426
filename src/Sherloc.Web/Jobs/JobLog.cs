namespace Sherloc.Web.Jobs;

internal static partial class JobLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Waiting} changes wait for the index. {Reason} {Remedy}")]
    public static partial void IndexAway(ILogger logger, long waiting, string reason, string remedy);
}
