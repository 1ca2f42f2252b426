using System.Globalization;
using Npgsql;
using Sherloc.Testing.Servers;

namespace Sherloc.Benchmarks.Servers;

/// <summary>The same records by the site and then by <c>_bulk</c> alone.</summary>
/// <param name="Ingesting">From the source's first line in the log to its last.</param>
/// <param name="GrowthBytes">Of the site's process, from record 10,000 to the end.</param>
/// <param name="Bulk">From the first request to the last answer.</param>
internal sealed record IngestTurn(TimeSpan Ingesting, long GrowthBytes, TimeSpan Bulk);

/// <summary>Ingest beside a bare <c>_bulk</c>, each on an Elasticsearch that has nothing else to do.</summary>
internal static class IngestTurns
{
    /// <summary>Up to so many records an ingest takes seconds, in which one machine differs from itself by a third: it has several turns.</summary>
    public const int MostForSeveral = 100_000;

    /// <summary>Of a small collection.</summary>
    public const int Several = 3;

    private const int From = 10_000;

    /// <param name="published">Folder of the published site.</param>
    /// <param name="collection">What is ingested.</param>
    /// <param name="ingest">Folder with its source.</param>
    /// <param name="kept">Data folder and servers of the first turn: its records are there afterwards.</param>
    /// <param name="elastic">The same node, bare.</param>
    /// <param name="folder">For what the turns need on disk.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<IReadOnlyList<IngestTurn>> RunAsync(
        string published, MadeCollection collection, string ingest, (string Data, TestPair Pair) kept, BareElasticsearch elastic, string folder, CancellationToken cancellationToken)
    {
        var (size, turns) = (collection.Size, new List<IngestTurn>());
        IReadOnlyList<string>? files = null;
        for (var turn = 0; turn < (size <= MostForSeveral ? Several : 1); turn++)
        {
            var data = turn == 0 ? kept.Data : Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"data{turn}"));
            var own = turn == 0 ? null : new TestPair(data);
            try
            {
                Progress.Say($"{size} records: ingesting them ...");
                await elastic.RestedAsync(cancellationToken);
                var (ingesting, growth) = await IngestAsync(published, ingest, size, data, own ?? kept.Pair, cancellationToken);
                Progress.Say(FormattableString.Invariant($"{size} records: ingested in {ingesting.TotalSeconds:0.0} s, memory grew by {growth / 1e6:0} MB; the same by _bulk alone ..."));
                // Not before: gigabytes on their way to the disk would be in the way of the ingest.
                files ??= await SameDocuments.WriteAsync(collection.Documents(), Directory.CreateDirectory(Path.Combine(folder, "bulk")).FullName, cancellationToken);
                var bulk = await SameDocuments.BulkAsync(elastic, files, cancellationToken);
                Progress.Say(FormattableString.Invariant($"{size} records: _bulk took {bulk.TotalSeconds:0.0} s"));
                turns.Add(new IngestTurn(ingesting, growth, bulk));
            }
            finally
            {
                own?.Dispose();
            }
        }

        return turns;
    }

    /// <summary>The first start of the site; how much its memory grew from record 10,000 to the end.</summary>
    private static async Task<(TimeSpan Time, long GrowthBytes)> IngestAsync(string published, string ingest, int size, string data, TestPair pair, CancellationToken cancellationToken)
    {
        await using var site = new WebHost(ingest, data, pair.Settings, published);
        var (begun, _) = await site.HearAsync(l => l.Contains($"Ingesting {MadeCollection.Source} ", StringComparison.Ordinal), cancellationToken);
        var ended = site.HearAsync(l => l.Contains($"Ingested {MadeCollection.Source}:", StringComparison.Ordinal), cancellationToken);
        await using var store = NpgsqlDataSource.Create(pair.Settings["Storage:ConnectionString"]!);
        var (least, most) = (long.MaxValue, 0L);
        while (await Task.WhenAny(ended, Task.Delay(1_000, cancellationToken)) != ended)
        {
            await using var seen = store.CreateCommand("SELECT COALESCE(MAX(seen), 0) FROM ingest_runs");
            if ((long)(await seen.ExecuteScalarAsync(cancellationToken))! >= From)
            {
                var now = site.ResidentBytes;
                (least, most) = (Math.Min(least, now), Math.Max(most, now));
            }
        }

        var (end, said) = await ended;
        return said.Contains(string.Create(CultureInfo.InvariantCulture, $"; {size} added, 0 changed, 0 unchanged, 0 withdrawn, 0 not accepted"), StringComparison.Ordinal)
            ? (end - begun, Math.Max(0, most - least))
            : throw new InvalidOperationException($"Not every record was accepted: {said}");
    }
}
