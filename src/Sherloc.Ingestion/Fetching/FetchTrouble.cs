namespace Sherloc.Ingestion.Fetching;

/// <summary>Why something could not be fetched, in words for the list of failures.</summary>
/// <param name="reason">What happened.</param>
/// <param name="remedy">What to do.</param>
internal sealed class FetchTrouble(string reason, string remedy) : Exception(reason)
{
    public const string TryLater = "Nothing to do: the copy of before stays, and the next run tries again.";

    public string Remedy { get; } = remedy;

    /// <summary>Whether it may be over a moment later.</summary>
    public bool IsPassing { get; init; }

    /// <summary>The pause that the server asked for.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static FetchTrouble Passing(string reason, TimeSpan? retryAfter = null) => new(reason, TryLater) { IsPassing = true, RetryAfter = retryAfter };
}
