using System.Globalization;

namespace Sherloc.Ingestion.Fetching;

/// <summary>What looks like a deletion and is more likely an accident of the publisher.</summary>
internal static class Alarms
{
    private const string Remedy = "The copy of before stays. If it is right, delete this source's folder below 'sources' in the data folder, and run it again.";

    /// <param name="now">Bytes that came.</param>
    /// <param name="before">Bytes of the copy of before; null where there was none.</param>
    public static FetchTrouble Shrunk(long now, long? before) => now == 0
        ? new FetchTrouble("The server answers that all is well, and sends nothing.", before is null ? FetchTrouble.TryLater : Remedy)
        : new FetchTrouble(string.Create(CultureInfo.InvariantCulture, $"It shrank by more than half, from {before} to {now} bytes."), Remedy);

    public static FetchTrouble FewerFiles(int now, int before) =>
        new(string.Create(CultureInfo.InvariantCulture, $"There were {before} files to read, and now there are {now}."), Remedy);
}
