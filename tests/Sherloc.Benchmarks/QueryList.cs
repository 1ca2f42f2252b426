using System.Text.Json;

namespace Sherloc.Benchmarks;

/// <summary>Every query with its figures, to see what is slow and that both find alike.</summary>
internal static class QueryList
{
    public static async Task PrintAsync(HttpClient client, PlainSql plain, Timings page, Timings sql, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{"query",-30} {"found",7} {"by SQL",7} {"page ms",8} {"SQL ms",8}");
        foreach (var (query, (ours, theirs)) in BenchQuery.All.Zip(page.ByQuery().Zip(sql.ByQuery())))
        {
            client.DefaultRequestHeaders.AcceptEncoding.Clear();
            using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1" + query.Address.OriginalString, UriKind.Relative), cancellationToken));
            var found = answer.RootElement.GetProperty("total").GetInt64();
            Console.WriteLine($"{query.Name,-30} {found,7} {plain.Search(query),7} {ours.Median,8:0.00} {theirs.Median,8:0.00}");
        }
    }
}
