using Polly;
using Polly.Retry;

namespace Sherloc.Ingestion.Fetching;

/// <summary>When a download is tried again: after a trouble that passes, with the pause that the server asks for.</summary>
internal static class Attempts
{
    public static ResiliencePipeline<Downloaded> Create(FetchLimits limits, TimeProvider time) =>
        new ResiliencePipelineBuilder<Downloaded> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Downloaded>
            {
                MaxRetryAttempts = limits.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = limits.FirstPause,
                MaxDelay = limits.LongestPause,
                ShouldHandle = new PredicateBuilder<Downloaded>().Handle<FetchTrouble>(t => t.IsPassing && !(t.RetryAfter > limits.LongestPause)),
                DelayGenerator = static arguments => ValueTask.FromResult((arguments.Outcome.Exception as FetchTrouble)?.RetryAfter),
            })
            .Build();
}
