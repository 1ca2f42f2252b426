using System.Globalization;

namespace Sherloc.Ingestion.Fetching;

/// <summary>What an archive may be.</summary>
/// <param name="Entries">Files, folders and links.</param>
/// <param name="Bytes">All files together.</param>
/// <param name="Ratio">How many bytes one may become, once it is more than <paramref name="RatioFrom"/>.</param>
/// <param name="RatioFrom">In bytes.</param>
internal sealed record UnpackLimits(int Entries, long Bytes, int Ratio, long RatioFrom)
{
    public const string Remedy = "Nothing of it was taken; ask the publisher, or look at where the address leads.";

    public void Check(int entries, long bytes, long packed)
    {
        if (entries > Entries)
        {
            throw new FetchTrouble(string.Create(CultureInfo.InvariantCulture, $"The archive holds more than {Entries} entries."), Remedy);
        }

        if (bytes > Bytes)
        {
            throw new FetchTrouble(
                string.Create(CultureInfo.InvariantCulture, $"The archive holds more than {Bytes / 1024 / 1024} MB."), "If that is right, raise fetch.unpackedMegabytes.");
        }

        if (bytes > RatioFrom && bytes / Ratio > packed)
        {
            throw new FetchTrouble("The archive grows without measure when it is unpacked.", Remedy);
        }
    }
}
