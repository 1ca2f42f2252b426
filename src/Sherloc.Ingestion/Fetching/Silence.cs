namespace Sherloc.Ingestion.Fetching;

/// <summary>How long a server may say nothing; counted anew with every <see cref="Break"/>.</summary>
internal sealed class Silence : IDisposable
{
    private readonly CancellationTokenSource idle;
    private readonly CancellationTokenSource either;
    private readonly TimeSpan longest;

    public Silence(FetchTools tools, CancellationToken cancellationToken)
    {
        (longest, Cancelled) = (tools.Limits.Idle, cancellationToken);
        idle = new CancellationTokenSource(Timeout.InfiniteTimeSpan, tools.Time);
        either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
    }

    /// <summary>For what is no waiting for the server.</summary>
    public CancellationToken Cancelled { get; }

    /// <summary>For the next thing that the server is to say.</summary>
    public CancellationToken Break()
    {
        idle.CancelAfter(longest);
        return either.Token;
    }

    public void Rest() => idle.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        either.Dispose();
        idle.Dispose();
    }
}
