using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Sherloc.Data.Search.Elasticsearch.Transport;

/// <summary>When a request is sent again: another node may answer, or the same one a moment later.</summary>
internal static class Resilience
{
    /// <summary>Attempts after the first: with the pauses between them about three seconds in all.</summary>
    public const int Retries = 5;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>No connection, an answer that broke off, or one that says to come again.</summary>
    public static ResiliencePipeline<HttpResponseMessage> Create(TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(80),
                MaxDelay = TimeSpan.FromSeconds(2),
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .Handle<TimeoutRejectedException>()
                    .HandleResult(r => IsPassing(r.StatusCode)),
                DelayGenerator = arguments => ValueTask.FromResult(AskedFor(arguments.Outcome.Result?.Headers.RetryAfter, time)),
                OnRetry = static arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();

    public static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>The pause that the answer asks for, up to a limit; null leaves it to the back-off.</summary>
    private static TimeSpan? AskedFor(RetryConditionHeaderValue? after, TimeProvider time)
    {
        var pause = after?.Delta ?? (after?.Date is { } date ? date - time.GetUtcNow() : null);
        return pause is not { } asked ? null
            : asked <= TimeSpan.Zero ? TimeSpan.Zero
            : asked > LongestPause ? LongestPause
            : asked;
    }
}
