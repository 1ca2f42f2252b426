using Sherloc.Core.Storage;

namespace Sherloc.Web.Features.Ingestion;

/// <summary>The runs under way as somebody saw them last who looks again and again, also while the database does not answer.</summary>
public sealed partial class RunsWatch(RunsUnderWay runs, ILogger log)
{
    public IReadOnlyList<IngestRun> Now { get; private set; } = [];

    /// <summary>When they were seen.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Since when the database does not answer.</summary>
    public DateTimeOffset? Away { get; private set; }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        Now = await runs.ReadAsync(cancellationToken);
        At = runs.Now;
        Away = null;
    }

    /// <summary>As <see cref="ReadAsync"/>; what fails is logged once, until they can be read again.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            if (Away is null)
            {
                Away = runs.Now;
                Unread(log, exception);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The runs under way cannot be read; whoever looks at them sees those from before")]
    private static partial void Unread(ILogger logger, Exception exception);
}
