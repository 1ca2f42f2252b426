using System.Diagnostics;
using System.Globalization;
using Sherloc.Testing.Servers;

namespace Sherloc.Benchmarks.Servers;

/// <summary>Figures of one size on PostgreSQL and Elasticsearch.</summary>
internal sealed record ServersFigures(
    int Records, IReadOnlyList<IngestTurn> Turns,
    Timings Page, Timings Bare, Timings Postgres, Timings Sqlite, LoadFigures Load);

/// <summary>
/// The site, published as it is deployed, on PostgreSQL and Elasticsearch beside a request written by hand, PostgreSQL's own full text and one FTS5 table, on the same records.
/// Needs SHERLOC_TEST_POSTGRES and SHERLOC_TEST_ELASTICSEARCH.
/// </summary>
internal static class ServersBench
{
    /// <summary>Rounds of the SQL baselines: at a million records one takes minutes.</summary>
    public const int MostOfSql = 1;

    private const int WarmUp = 10;

    public static async Task RunAsync(BenchOptions options)
    {
        Environment.SetEnvironmentVariable(TestPair.Variable, "servers");
        using var stop = new CancellationTokenSource(options.Longest);
        var folder = Directory.CreateTempSubdirectory("sherloc-bench-").FullName;
        try
        {
            var (site, sizes) = (Path.Combine(folder, "site"), new List<ServersFigures>());
            await PublishedSite.MakeAsync(site, stop.Token);
            foreach (var size in options.Sizes)
            {
                var own = Path.Combine(folder, size.ToString(CultureInfo.InvariantCulture));
                sizes.Add(await MeasureAsync(options, site, size, own, stop.Token));
                Directory.Delete(own, recursive: true);
            }

            ServersReport.Print(options, sizes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ServersFigures> MeasureAsync(BenchOptions options, string published, int size, string folder, CancellationToken cancellationToken)
    {
        var collection = MadeCollection.Make(options.Seed, size);
        var (ingest, data) = (Path.Combine(folder, "ingest"), Path.Combine(folder, "data"));
        Progress.Say($"{size} records: making them ...");
        await collection.WriteAsync(ingest, cancellationToken);
        using var pair = new TestPair(data);
        var (address, prefix) = (new Uri(pair.Settings["Search:Addresses"]!.Split(',')[0]), pair.Settings["Search:Prefix"]!);
        using var elastic = new BareElasticsearch(address, prefix.Replace("test", "bare", StringComparison.Ordinal));
        Progress.Say($"{size} records: warming Elasticsearch ...");
        await SameDocuments.WarmAsync(elastic, collection.Documents(), Path.Combine(folder, "warm"), cancellationToken);
        var turns = await IngestTurns.RunAsync(published, collection, ingest, (data, pair), elastic, folder, cancellationToken);
        Progress.Say($"{size} records: filling the baselines ...");
        await elastic.FillAsync(collection.Documents(), cancellationToken);
        await using var postgres = new PlainPostgres(pair.Settings["Storage:ConnectionString"]!);
        await postgres.FillAsync(collection.Documents(), cancellationToken);
        using var sqlite = new PlainSql(Path.Combine(folder, "plain.db"));
        sqlite.Fill(collection.Documents());
        await using var site = new WebHost(ingest, data, pair.Settings, published);
        await using var second = new WebHost(ingest, data, pair.Settings, published);
        try
        {
            await elastic.RestedAsync(cancellationToken);
            Progress.Say($"{size} records: asking ...");
            var timings = await AskAsync(options, site, elastic, postgres, sqlite, cancellationToken);
            Progress.Say(FormattableString.Invariant($"{size} records: page {timings[0].Median:0.0} and {timings[0].P95:0.0} ms, bare {timings[1].Median:0.0} and {timings[1].P95:0.0}"));
            Progress.Say($"{size} records: {ReaderLoad.Readers} readers ...");
            var load = await ReaderLoad.RunAsync([site, second], cancellationToken);
            return new ServersFigures(size, turns, timings[0], timings[1], timings[2], timings[3], load);
        }
        finally
        {
            await elastic.SendAsync(HttpMethod.Delete, prefix.Replace("test", "bare", StringComparison.Ordinal), "", CancellationToken.None);
        }
    }

    private static async Task<Timings[]> AskAsync(
        BenchOptions options, WebHost site, BareElasticsearch elastic, PlainPostgres postgres, PlainSql sqlite, CancellationToken cancellationToken)
    {
        using var client = await site.ClientAsync("gzip, deflate, br", cancellationToken);
        Timings[] timings = [new(), new(), new(), new()];
        for (var round = -WarmUp; round < options.Rounds; round++)
        {
            foreach (var query in BenchQuery.All)
            {
                await ClockAsync(timings[0], query, () => PageAsync(client, query, cancellationToken), round);
                await ClockAsync(timings[1], query, () => elastic.SearchAsync(query, cancellationToken), round);
                // The slow ones take seconds each at a million records: one round to get warm.
                if (round is >= -1 and < MostOfSql)
                {
                    await ClockAsync(timings[2], query, () => postgres.SearchAsync(query, cancellationToken), round);
                    await ClockAsync(timings[3], query, () => Task.FromResult(sqlite.Search(query)), round);
                }
            }
        }

        return timings;
    }

    private static async Task ClockAsync<T>(Timings timings, BenchQuery query, Func<Task<T>> ask, int round)
    {
        var clock = Stopwatch.StartNew();
        await ask();
        if (round >= 0)
        {
            timings.Add(query.Name, clock.Elapsed);
        }
    }

    private static async Task<long> PageAsync(HttpClient client, BenchQuery query, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(query.AddressOf(10), cancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        answer.EnsureSuccessStatusCode();
        return bytes.Length;
    }
}
