using Microsoft.Extensions.Logging;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion;

/// <summary>
/// The pulse of a run: says every two seconds that its process lives and how far it is, and looks every half second whether somebody wants it
/// to stop or has taken it away.
/// </summary>
internal sealed class RunWatch : IAsyncDisposable
{
    private const int LooksPerReport = 4;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource end = new();
    private readonly Task loop;

    public RunWatch(long run, IRunStore runs, RunningSources.Entry entry, ILogger log) => loop = Task.Run(() => LoopAsync(run, runs, entry, log));

    /// <summary>Why it was stopped, where the store said so.</summary>
    public RunSignal Signal { get; private set; } = RunSignal.GoOn;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await loop;
        end.Dispose();
    }

    private async Task LoopAsync(long run, IRunStore runs, RunningSources.Entry entry, ILogger log)
    {
        try
        {
            // Real time, whatever the clock of the schedules says: a process lives in it.
            using var timer = new PeriodicTimer(Look);
            for (var look = 1; await timer.WaitForNextTickAsync(end.Token); look++)
            {
                var signal = await AskAsync(look);
                if (signal != RunSignal.GoOn)
                {
                    Signal = signal;
                    await entry.Stop.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The run has ended.
        }

        async Task<RunSignal> AskAsync(int look)
        {
            try
            {
                return look % LooksPerReport == 0
                    ? await runs.ReportAsync(run, entry.Counts, [], end.Token)
                    : await runs.SignalAsync(run, end.Token);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
            {
                // The database is away for a moment: the run itself will meet that, or will not.
                IngestLog.NoPulse(log, exception);
                return RunSignal.GoOn;
            }
        }
    }
}
