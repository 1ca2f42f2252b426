using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Documents;
using Sherloc.Data.Search.Elasticsearch.Layout;

namespace Sherloc.Benchmarks.Servers;

/// <summary>The documents that Sherloc indexes, by <c>_bulk</c> alone, into an index with the same mappings: how fast Elasticsearch takes them.</summary>
internal static class SameDocuments
{
    private const string Index = "copy-of-sherloc";
    private const int BatchBytes = 5_000_000;

    /// <summary>Enough for the engine's compiler to have seen what indexing is.</summary>
    private const int WarmUp = 17_000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>An engine that has just started is slower: whoever comes first would pay for it.</summary>
    public static async Task WarmAsync(BareElasticsearch elastic, IEnumerable<IndexDocument> documents, string folder, CancellationToken cancellationToken) =>
        await BulkAsync(elastic, await WriteAsync(documents.Take(WarmUp), Directory.CreateDirectory(folder).FullName, cancellationToken), cancellationToken);

    /// <summary>Sends what was written. While one body is under way, the next is read.</summary>
    /// <returns>From the first request to the last answer.</returns>
    public static async Task<TimeSpan> BulkAsync(BareElasticsearch elastic, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var body = IndexLayout.Create(new IndexMeta(IndexLayout.Hash, Complete: true), forRebuild: false, new Dictionary<string, AliasBody>());
        await elastic.SendAsync(HttpMethod.Put, Index, JsonSerializer.Serialize(body, LayoutJson.Default.CreateIndexBody), cancellationToken);
        await elastic.RestedAsync(cancellationToken);
        var next = await File.ReadAllBytesAsync(files[0], cancellationToken);
        var clock = Stopwatch.StartNew();
        for (var sent = 0; sent < files.Count; sent++)
        {
            var answer = elastic.BulkAsync(Index, next, cancellationToken);
            next = sent + 1 < files.Count ? await File.ReadAllBytesAsync(files[sent + 1], cancellationToken) : [];
            await answer;
        }

        var time = clock.Elapsed;
        await elastic.SendAsync(HttpMethod.Delete, Index, "", cancellationToken);
        return time;
    }

    /// <summary>The documents as bodies of <c>_bulk</c>, each of about five megabytes.</summary>
    /// <returns>The files, in order.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(IEnumerable<IndexDocument> documents, string folder, CancellationToken cancellationToken)
    {
        var (files, lines, writer) = (new List<string>(), new ArrayBufferWriter<byte>(BatchBytes), new DocumentWriter());
        foreach (var document in documents)
        {
            lines.Write(Encoding.UTF8.GetBytes($$$"""{"index":{"_id":"{{{document.Card.Id.Value}}}"}}""" + "\n"));
            await using (var json = new Utf8JsonWriter(lines, Plain))
            {
                writer.Write(document, json);
            }

            lines.Write("\n"u8);
            if (lines.WrittenCount > BatchBytes)
            {
                await CloseAsync();
            }
        }

        await CloseAsync();
        return files;

        async Task CloseAsync()
        {
            if (lines.WrittenCount > 0)
            {
                var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{files.Count}.ndjson"));
                await File.WriteAllBytesAsync(file, lines.WrittenMemory, cancellationToken);
                files.Add(file);
                lines.ResetWrittenCount();
            }
        }
    }
}
