using System.Text.Json.Serialization;

namespace Sherloc.Ingestion.Fetching;

/// <summary>What lies in the folder of a source, and from where and when it came.</summary>
internal sealed record FetchManifest
{
    /// <summary>Path within the folder to what is known of the file; of an archive one entry.</summary>
    public SortedDictionary<string, FetchedFile> Entries { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How many files there were for the reader when all was well.</summary>
    public int Files { get; init; }
}

/// <summary>A file as it was fetched.</summary>
/// <param name="Address">From where.</param>
/// <param name="ETag">As the server wrote it, quotation marks included.</param>
/// <param name="LastModified">As the server said.</param>
/// <param name="Fetched">When.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
/// <param name="Updated">What the feed said of its last change.</param>
internal sealed record FetchedFile(
    string Address, string? ETag, DateTimeOffset? LastModified, DateTimeOffset Fetched, long Bytes, string Sha256, string? Updated = null);

/// <summary>What is known of a download that broke off, so that the next attempt goes on where it stopped.</summary>
internal sealed record PartialDownload(string Address, string? ETag, DateTimeOffset? LastModified);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FetchManifest))]
[JsonSerializable(typeof(PartialDownload))]
internal sealed partial class FetchJson : JsonSerializerContext;
