using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sherloc.Benchmarks.Servers;

/// <summary>The documents that Sherloc has indexed, once more by <c>_bulk</c> alone, into indexes with the same mappings: how fast Elasticsearch takes them.</summary>
internal static class SameDocuments
{
    private const int Page = 1_000;
    private const int BatchBytes = 5_000_000;

    /// <returns>Documents and the time from the first request to the last answer.</returns>
    public static async Task<(long Documents, TimeSpan Time)> BulkAsync(BareElasticsearch elastic, string prefix, string folder, CancellationToken cancellationToken)
    {
        var batches = await ReadAsync(elastic, prefix, folder, cancellationToken);
        await MakeIndexesAsync(elastic, prefix, cancellationToken);
        var clock = Stopwatch.StartNew();
        foreach (var batch in batches)
        {
            clock.Stop();
            var lines = await File.ReadAllTextAsync(batch.File, cancellationToken);
            clock.Start();
            await elastic.BulkAsync("", lines, cancellationToken);
        }

        clock.Stop();
        await elastic.SendAsync(HttpMethod.Delete, string.Join(',', batches.SelectMany(b => b.Indexes).Distinct()), "", cancellationToken);
        return (batches.Sum(b => b.Documents), clock.Elapsed);
    }

    private static async Task<List<(string File, long Documents, IReadOnlyCollection<string> Indexes)>> ReadAsync(
        BareElasticsearch elastic, string prefix, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        List<(string, long, IReadOnlyCollection<string>)> batches = [];
        var (lines, documents, indexes) = (new StringBuilder(), 0L, new HashSet<string>());
        var answer = await elastic.SendAsync(HttpMethod.Post, $"{prefix}-*/_search?scroll=5m", $$"""{"size":{{Page}},"sort":["_doc"]}""", cancellationToken);
        for (; ; )
        {
            using var json = JsonDocument.Parse(answer);
            var hits = json.RootElement.GetProperty("hits").GetProperty("hits");
            foreach (var hit in hits.EnumerateArray())
            {
                var index = Copy(hit.GetProperty("_index").GetString()!);
                indexes.Add(index);
                lines.Append(CultureInfo.InvariantCulture, $$$"""{"index":{"_index":"{{{index}}}","_id":"{{{hit.GetProperty("_id").GetString()}}}"}}""").Append('\n')
                    .Append(hit.GetProperty("_source").GetRawText()).Append('\n');
                documents++;
                if (lines.Length > BatchBytes)
                {
                    await CloseAsync();
                }
            }

            if (hits.GetArrayLength() == 0)
            {
                await CloseAsync();
                return batches;
            }

            answer = await elastic.SendAsync(
                HttpMethod.Post, "_search/scroll", new JsonObject { ["scroll"] = "5m", ["scroll_id"] = json.RootElement.GetProperty("_scroll_id").GetString() }.ToJsonString(), cancellationToken);
        }

        async Task CloseAsync()
        {
            if (documents > 0)
            {
                var file = Path.Combine(folder, $"{batches.Count}.ndjson");
                await File.WriteAllTextAsync(file, lines.ToString(), cancellationToken);
                batches.Add((file, documents, indexes));
                (lines, documents, indexes) = (new StringBuilder(), 0L, []);
            }
        }
    }

    private static async Task MakeIndexesAsync(BareElasticsearch elastic, string prefix, CancellationToken cancellationToken)
    {
        var all = JsonNode.Parse(await elastic.SendAsync(HttpMethod.Get, $"{prefix}-*", "", cancellationToken))!.AsObject();
        foreach (var (name, index) in all)
        {
            var settings = index!["settings"]!["index"]!.AsObject();
            foreach (var given in new[] { "uuid", "version", "creation_date", "provided_name", "routing" })
            {
                settings.Remove(given);
            }

            var body = new JsonObject { ["settings"] = settings.DeepClone(), ["mappings"] = index["mappings"]!.DeepClone() };
            await elastic.SendAsync(HttpMethod.Put, Copy(name), body.ToJsonString(), cancellationToken);
        }
    }

    private static string Copy(string index) => "copy-of-" + index;
}
