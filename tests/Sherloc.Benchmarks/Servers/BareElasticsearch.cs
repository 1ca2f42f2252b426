using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sherloc.Core.Search;

namespace Sherloc.Benchmarks.Servers;

/// <summary>
/// The baseline on Elasticsearch: the search as somebody would write it by hand, over an index of its own with the built-in standard analyzer.
/// Ten hits with one highlighted excerpt, the exact total, seven facets, the request cache off; no stems, no "not recorded", no page.
/// </summary>
internal sealed class BareElasticsearch(Uri node, string index) : IDisposable
{
    private const int BatchBytes = 5_000_000;

    private static readonly string[] Facets =
        [SearchFields.Kind, SearchFields.Crime, SearchFields.Article, SearchFields.Country, SearchFields.Region, SearchFields.Language, SearchFields.Outcome];

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = node, Timeout = TimeSpan.FromMinutes(2) };

    public async Task FillAsync(IEnumerable<IndexDocument> documents, CancellationToken cancellationToken)
    {
        var fields = Facets.ToDictionary(f => f, _ => (JsonNode?)new JsonObject { ["type"] = "keyword" });
        fields["title"] = new JsonObject { ["type"] = "text" };
        fields["text"] = new JsonObject { ["type"] = "text" };
        await SendAsync(HttpMethod.Put, index, new JsonObject
        {
            ["settings"] = new JsonObject { ["number_of_shards"] = 1, ["number_of_replicas"] = 0 },
            ["mappings"] = new JsonObject { ["properties"] = new JsonObject(fields) },
        }.ToJsonString(), cancellationToken);
        var batch = new StringBuilder();
        foreach (var document in documents)
        {
            batch.Append(CultureInfo.InvariantCulture, $$$"""{"index":{"_id":"{{{document.Card.Id.Value}}}"}}""").Append('\n').Append(Line(document)).Append('\n');
            if (batch.Length > BatchBytes)
            {
                await BulkAsync(index, Encoding.UTF8.GetBytes(batch.ToString()), cancellationToken);
                batch.Clear();
            }
        }

        await BulkAsync(index, Encoding.UTF8.GetBytes(batch.ToString()), cancellationToken);
        await SendAsync(HttpMethod.Post, index + "/_refresh", "", cancellationToken);
    }

    /// <summary>Returns the total.</summary>
    public async Task<long> SearchAsync(BenchQuery query, CancellationToken cancellationToken)
    {
        using var answer = await _client.PostAsync(
            new Uri(index + "/_search?request_cache=false", UriKind.Relative), new StringContent(Body(query), Encoding.UTF8, "application/json"), cancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt64();
    }

    /// <summary>Sends lines as they are.</summary>
    public async Task BulkAsync(string to, byte[] lines, CancellationToken cancellationToken)
    {
        if (lines.Length == 0)
        {
            return;
        }

        using var content = new ByteArrayContent(lines);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await _client.PostAsync(new Uri(to + "/_bulk?filter_path=errors", UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        if (json.RootElement.GetProperty("errors").GetBoolean())
        {
            throw new InvalidOperationException($"{to} refused documents.");
        }
    }

    public async Task<string> SendAsync(HttpMethod method, string path, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var answer = await _client.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {path}: {text}");
    }

    /// <summary>Waits until nothing is merged any more: what one has left behind is no business of the next.</summary>
    public async Task RestedAsync(CancellationToken cancellationToken)
    {
        while (await TasksAsync() || await MergesAsync())
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }

        async Task<bool> TasksAsync() =>
            JsonNode.Parse(await SendAsync(HttpMethod.Get, "_tasks?actions=*forcemerge*", "", cancellationToken))!["nodes"]!.AsObject().Count > 0;

        // Without an index the total is empty.
        async Task<bool> MergesAsync() =>
            JsonNode.Parse(await SendAsync(HttpMethod.Get, "_stats/merge", "", cancellationToken))!["_all"]!["total"]!["merges"]?["current"]!.GetValue<int>() > 0;
    }

    public void Dispose() => _client.Dispose();

    private static string Line(IndexDocument document)
    {
        var json = new JsonObject
        {
            ["title"] = string.Join('\n', document.Titles.Select(t => t.Text)),
            ["text"] = string.Join("\n\n", document.Texts.Select(t => t.Text)),
        };
        foreach (var facet in Facets.Where(document.Facets.ContainsKey))
        {
            json[facet] = new JsonArray([.. document.Facets[facet].Select(v => JsonValue.Create(v))]);
        }

        return json.ToJsonString();
    }

    private static string Body(BenchQuery query)
    {
        var words = new JsonObject
        {
            ["query_string"] = new JsonObject { ["query"] = query.Ours, ["fields"] = new JsonArray("title^5", "text"), ["default_operator"] = "AND" },
        };
        return new JsonObject
        {
            ["size"] = 10,
            ["track_total_hits"] = true,
            ["_source"] = new JsonArray("title", "kind", "country"),
            ["query"] = new JsonObject
            {
                ["bool"] = new JsonObject
                {
                    ["must"] = words,
                    ["filter"] = new JsonArray([.. query.Filters.Select(f => new JsonObject { ["term"] = new JsonObject { [f.Facet] = f.Value } })]),
                },
            },
            ["highlight"] = new JsonObject { ["fields"] = new JsonObject { ["text"] = new JsonObject { ["number_of_fragments"] = 1 } } },
            ["aggs"] = new JsonObject(Facets.Select(f => KeyValuePair.Create<string, JsonNode?>(f, new JsonObject { ["terms"] = new JsonObject { ["field"] = f, ["size"] = 20 } }))),
        }.ToJsonString();
    }
}
