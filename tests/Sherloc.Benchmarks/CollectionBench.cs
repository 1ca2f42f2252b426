using System.Diagnostics;
using System.Globalization;

namespace Sherloc.Benchmarks;

/// <summary>Figures of one size.</summary>
/// <param name="Records">Records accepted, stored and indexed.</param>
/// <param name="Ingesting">From the first record read to the index brought up to date.</param>
/// <param name="Bytes">Record store and index.</param>
/// <param name="ResidentBytes">Of a site that was started on the filled collection, after all searches.</param>
/// <param name="ResidentAfterIngest">Of the site that has ingested, before it was stopped.</param>
/// <param name="Page">The search page over HTTP.</param>
/// <param name="Plain">The baseline.</param>
internal sealed record CollectionFigures(
    int Records, TimeSpan Ingesting, long Bytes, long ResidentBytes, long ResidentAfterIngest, Timings Page, Timings Plain);

/// <summary>Fills the site and the baseline with the same records, then asks both the same, in turns.</summary>
internal static class CollectionBench
{
    /// <summary>Rounds until the runtime has compiled the page for good: some five hundred pages.</summary>
    private const int WarmUpPages = 10;
    private const int WarmUp = 2;

    public static async Task<CollectionFigures> RunAsync(BenchOptions options, int size, string folder, CancellationToken cancellationToken)
    {
        var collection = MadeCollection.Make(options.Seed, size);
        var (ingest, data) = (Path.Combine(folder, "ingest"), Path.Combine(folder, "data"));
        Progress.Say($"{size} records: making them ...");
        await collection.WriteAsync(ingest, cancellationToken);
        Progress.Say($"{size} records: ingesting them ...");
        var (ingesting, afterIngest) = await IngestAsync(ingest, data, size, cancellationToken);
        Progress.Say($"{size} records: filling the baseline ...");
        using var plain = new PlainSql(Path.Combine(folder, "plain.db"));
        plain.Fill(collection.Documents());
        await using var site = new WebHost(ingest, data);
        using var client = await site.ClientAsync("gzip, deflate, br", cancellationToken);
        await site.HearAsync(l => l.Contains($"Ingested {MadeCollection.Source}:", StringComparison.Ordinal), cancellationToken);
        var (page, sql) = (new Timings(), new Timings());
        for (var round = 0; round < WarmUpPages; round++)
        {
            foreach (var query in BenchQuery.All)
            {
                await client.GetByteArrayAsync(query.Address, cancellationToken);
            }
        }

        for (var round = -WarmUp; round < options.Rounds; round++)
        {
            Progress.Say($"{size} records: {(round < 0 ? "warming up" : $"round {round + 1} of {options.Rounds}")} ...");
            await AskAsync(client, plain, round < 0 ? (new(), new()) : (page, sql), cancellationToken);
        }

        if (options.ByQuery)
        {
            await QueryList.PrintAsync(client, plain, page, sql, cancellationToken);
        }

        var bytes = Directory.EnumerateFiles(data, "*.db*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);
        return new CollectionFigures(size, ingesting, bytes, site.ResidentBytes, afterIngest, page, sql);
    }

    /// <summary>The first start of the site: reader, stages, store and queue, index.</summary>
    private static async Task<(TimeSpan Time, long ResidentBytes)> IngestAsync(string ingest, string data, int size, CancellationToken cancellationToken)
    {
        await using var site = new WebHost(ingest, data);
        var (begun, _) = await site.HearAsync(l => l.Contains($"Ingesting {MadeCollection.Source} ", StringComparison.Ordinal), cancellationToken);
        var (ended, said) = await site.HearAsync(l => l.Contains($"Ingested {MadeCollection.Source}:", StringComparison.Ordinal), cancellationToken);
        if (!said.Contains(string.Create(CultureInfo.InvariantCulture, $"; {size} added, 0 changed, 0 unchanged, 0 withdrawn, 0 not accepted"), StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Not every record was accepted: {said}");
        }

        using var client = await site.ClientAsync("gzip", cancellationToken);
        return (ended - begun, site.ResidentBytes);
    }

    private static async Task AskAsync(HttpClient client, PlainSql plain, (Timings Page, Timings Sql) timings, CancellationToken cancellationToken)
    {
        foreach (var query in BenchQuery.All)
        {
            var clock = Stopwatch.StartNew();
            using (var answer = await client.GetAsync(query.Address, cancellationToken))
            {
                await answer.Content.ReadAsByteArrayAsync(cancellationToken);
                timings.Page.Add(query.Name, clock.Elapsed);
                answer.EnsureSuccessStatusCode();
            }

            clock.Restart();
            plain.Search(query);
            timings.Sql.Add(query.Name, clock.Elapsed);
        }
    }
}
