namespace Sherloc.Ingestion.Fetching;

internal static class RetryAfter
{
    /// <summary>The pause that an answer asks for; null where it says nothing.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time) =>
        response.Headers.RetryAfter is not { } after ? null
        : after.Delta ?? (after.Date is { } date && date - time.GetUtcNow() is var pause && pause > TimeSpan.Zero ? pause : TimeSpan.Zero);
}
