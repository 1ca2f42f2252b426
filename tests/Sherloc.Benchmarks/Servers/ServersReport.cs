namespace Sherloc.Benchmarks.Servers;

/// <summary>The figures in Markdown, to stand in README as they are.</summary>
internal static class ServersReport
{
    public static void Print(BenchOptions options, IReadOnlyList<ServersFigures> sizes)
    {
        Console.WriteLine($"`./tests/bench servers`: {Machine.Line}; load before {options.LoadBefore}; the site as it is published. Seed {options.Seed}; {BenchQuery.All.Count} queries in {BenchQuery.Languages} languages, {options.Rounds} rounds after ten to warm up (of SQL {Math.Min(options.Rounds, ServersBench.MostOfSql)} after one), in turns; pages of ten hits. Ingest and `_bulk` in {IngestTurns.Several} turns up to {IngestTurns.MostForSeveral:N0} records, one above: the median, of the growth the most.");
        Console.WriteLine();
        Console.WriteLine($"| | {string.Join(" | ", sizes.Select(s => $"{s.Records:N0} records"))} |");
        Console.WriteLine($"| --- |{string.Concat(sizes.Select(_ => " ---: |"))}");
        Row("search page over HTTP, median and 95th percentile ms", s => Both(s.Page));
        Row("a request written by hand, straight to Elasticsearch, ms", s => Both(s.Bare));
        Row("page to that request, median and 95th percentile", s => Ratio(s.Page, s.Bare));
        Row("PostgreSQL's full text with GIN, ms", s => Both(s.Postgres));
        Row("one FTS5 table, ms", s => Both(s.Sqlite));
        Row("page to PostgreSQL's full text", s => Ratio(s.Page, s.Postgres));
        Row("page to FTS5", s => Ratio(s.Page, s.Sqlite));
        Row("ingest, records/s", s => $"{Ingested(s):N0}");
        Row("the same documents by `_bulk` alone, documents/s", s => $"{Sent(s):N0}");
        Row("ingest to `_bulk`", s => $"{Ingested(s) / Sent(s):0.00}");
        Row("growth of the process from record 10,000 to the end, MB", s => $"{s.Turns.Max(t => t.GrowthBytes) / 1e6:0}");
        Row($"{ReaderLoad.Readers} readers for 60 s on two processes: pages, errors", s => $"{s.Load.Pages:N0}, {s.Load.Errors}");
        Row("their 95th percentile ms", s => $"{s.Load.P95:0}");
        Row("resident memory of both processes before and after, MB", s => $"{s.Load.ResidentBefore / 1e6:0}, {s.Load.ResidentAfter / 1e6:0}");
        if (sizes is [var small, .., var large])
        {
            Console.WriteLine();
            Console.WriteLine($"The page's 95th percentile at {large.Records:N0} is {large.Page.P95 / small.Page.P95:0.0} times that at {small.Records:N0}.");
        }

        void Row(string what, Func<ServersFigures, string> figure) => Console.WriteLine($"| {what} | {string.Join(" | ", sizes.Select(figure))} |");
    }

    private static string Both(Timings timings) => $"{timings.Median:0.0} and {timings.P95:0.0}";

    private static string Ratio(Timings ours, Timings theirs) => $"{ours.Median / theirs.Median:0.00} and {ours.P95 / theirs.P95:0.00}";

    private static double Ingested(ServersFigures figures) => Rate(figures, t => t.Ingesting);

    private static double Sent(ServersFigures figures) => Rate(figures, t => t.Bulk);

    private static double Rate(ServersFigures figures, Func<IngestTurn, TimeSpan> time) =>
        figures.Records / figures.Turns.Select(time).Order().ElementAt(figures.Turns.Count / 2).TotalSeconds;
}
