namespace Sherloc.Ingestion.Fetching;

/// <summary>What no source.yaml changes.</summary>
internal sealed record FetchLimits
{
    /// <summary>Longest silence of a server.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Before the second attempt; then twice as long each time.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause that a server may ask for; with a longer one the attempt is given up.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; init; } = 3;

    public int Redirects { get; init; } = 5;

    /// <summary>How many bytes one may become when unpacked, once it is more than <see cref="RatioFrom"/>. Texts of law stay under 30.</summary>
    public int Ratio { get; init; } = 100;

    public long RatioFrom { get; init; } = 8 * 1024 * 1024;

    /// <summary>Files, folders and links of an archive.</summary>
    public int ArchiveEntries { get; init; } = 250_000;

    /// <summary>One page of a feed, in bytes.</summary>
    public long FeedPage { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long the rules of a host are taken for its rules.</summary>
    public TimeSpan RobotsLifetime { get; init; } = TimeSpan.FromHours(24);
}
