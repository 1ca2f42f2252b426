using System.Globalization;
using System.IO.Compression;

namespace Sherloc.Ingestion.Fetching;

/// <summary>Copies what a server sends into a file, and stops where it becomes more than it may.</summary>
internal sealed class Body(long largest, FetchLimits limits)
{
    private const int BufferSize = 128 * 1024;

    /// <param name="response">Its headers are read; its body is not.</param>
    /// <param name="part">Takes the bytes.</param>
    /// <param name="from">How many bytes are there already.</param>
    /// <param name="silence">How long to wait for the next bytes.</param>
    public async Task CopyAsync(HttpResponseMessage response, PartFile part, long from, Silence silence)
    {
        if (from + response.Content.Headers.ContentLength > largest)
        {
            part.Delete();
            throw TooLarge();
        }

        await using var wire = new CountingStream(await response.Content.ReadAsStreamAsync(silence.Break()));
        await using var content = Decoded(wire, response);
        await using var file = part.Open(from);
        var buffer = new byte[BufferSize];
        var total = from;
        while (await content.ReadAsync(buffer, silence.Break()) is > 0 and var read)
        {
            total += read;
            if (total > largest || (content != wire && total > limits.RatioFrom && total / limits.Ratio > wire.Count))
            {
                await file.DisposeAsync();
                part.Delete();
                throw TooLarge();
            }

            await file.WriteAsync(buffer.AsMemory(0, read), silence.Cancelled);
        }

        silence.Rest();
    }

    private static Stream Decoded(Stream wire, HttpResponseMessage response) =>
        response.Content.Headers.ContentEncoding.LastOrDefault()?.ToUpperInvariant() switch
        {
            null or "IDENTITY" => wire,
            "GZIP" or "X-GZIP" => new GZipStream(wire, CompressionMode.Decompress),
            var other => throw new FetchTrouble($"The server sends it compressed as {other}, although it was asked not to.", "Ask the publisher for another address."),
        };

    private FetchTrouble TooLarge() => new(
        string.Create(CultureInfo.InvariantCulture, $"It is larger than {largest / 1024 / 1024} MB, or grows without measure when unpacked."),
        "If it is right that it is so large, raise fetch.largestMegabytes.");
}
