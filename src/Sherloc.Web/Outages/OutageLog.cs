namespace Sherloc.Web.Outages;

internal static partial class OutageLog
{
    [LoggerMessage(1, LogLevel.Warning, "Search is unavailable. {Reason} {Remedy}")]
    public static partial void SearchAway(ILogger logger, string reason, string remedy);

    [LoggerMessage(2, LogLevel.Information, "Search answers again; it was unavailable since {Since:u}")]
    public static partial void SearchBack(ILogger logger, DateTimeOffset since);

    [LoggerMessage(3, LogLevel.Warning, "Changes do not reach the index and wait in its queue. {Reason} {Remedy}")]
    public static partial void WritingAway(ILogger logger, string reason, string remedy);

    [LoggerMessage(4, LogLevel.Information, "Changes reach the index again; they did not since {Since:u}")]
    public static partial void WritingBack(ILogger logger, DateTimeOffset since);
}
