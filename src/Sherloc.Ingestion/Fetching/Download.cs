namespace Sherloc.Ingestion.Fetching;

/// <summary>What to download.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Part">The file that it is downloaded into; what is there of an earlier attempt is gone on with.</param>
/// <param name="Known">The copy that we have; null where there is none.</param>
/// <param name="Largest">In bytes.</param>
/// <param name="Longest">For all attempts together.</param>
internal sealed record DownloadRequest(Uri Address, string Part, FetchedFile? Known, long Largest, TimeSpan Longest);

/// <summary>What came of it.</summary>
/// <param name="File">Null where the copy that we have is still the right one.</param>
internal sealed record Downloaded(FetchedFile? File)
{
    public static Downloaded NotModified { get; } = new((FetchedFile?)null);
}
