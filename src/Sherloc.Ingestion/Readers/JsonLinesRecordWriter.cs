using System.Text.Json;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Readers;

/// <summary>Writes records as JSON Lines; what it writes, <see cref="JsonLinesRecordReader"/> reads back without loss.</summary>
public static class JsonLinesRecordWriter
{
    private static readonly byte[] LineFeed = [(byte)'\n'];

    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<Record> records, CancellationToken cancellationToken)
    {
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(stream, record, RecordJson.Options, cancellationToken);
            await stream.WriteAsync(LineFeed, cancellationToken);
        }
    }
}
