namespace Sherloc.Benchmarks;

/// <summary>The figures in Markdown, to stand in README as they are.</summary>
internal static class Report
{
    public static void Print(BenchOptions options, StartFigures start, IReadOnlyList<CollectionFigures> sizes)
    {
        Console.WriteLine($"`./tests/bench`: {Machine.Line}; load before {options.LoadBefore}. Seed {options.Seed}; {BenchQuery.All.Count} queries in {BenchQuery.Languages} languages, {options.Rounds} rounds after twelve of the page and two of SQL to warm up, page and SQL in turns.");
        Console.WriteLine();
        Console.WriteLine($"| | {string.Join(" | ", sizes.Select(s => $"{s.Records:N0} records"))} |");
        Console.WriteLine($"| --- |{string.Concat(sizes.Select(_ => " ---: |"))}");
        Row("ingest, records/s (reader, stages, store, index)", s => $"{s.Records / s.Ingesting.TotalSeconds:N0}");
        Row("search page over HTTP, median ms", s => $"{s.Page.Median:0.0}");
        Row("search page over HTTP, 95th percentile ms", s => $"{s.Page.P95:0.0}");
        Row("the same as plain SQL, median ms", s => $"{s.Plain.Median:0.0}");
        Row("the same as plain SQL, 95th percentile ms", s => $"{s.Plain.P95:0.0}");
        Row("page to SQL, median", s => $"{s.Page.Median / s.Plain.Median:0.00}");
        Row("page to SQL, 95th percentile", s => $"{s.Page.P95 / s.Plain.P95:0.00}");
        Row("resident memory of the site after the searches, MB", s => $"{s.ResidentBytes / 1e6:0}");
        Row("resident memory of the site after ingesting, MB", s => $"{s.ResidentAfterIngest / 1e6:0}");
        Row("on disk (store and index), MB", s => $"{s.Bytes / 1e6:0}");
        Console.WriteLine();
        Console.WriteLine("| the collection of the repository | |");
        Console.WriteLine("| --- | ---: |");
        Console.WriteLine($"| first start to first answered search | {start.First.TotalSeconds:0.0} s |");
        Console.WriteLine($"| second start to first answered search | {start.Second.TotalSeconds:0.0} s |");
        Console.WriteLine($"| search page with all that it loads | {string.Join(", ", start.Weight.Select(w => $"{w.Value / 1024.0:0.0} KB ({w.Key})"))} |");

        void Row(string what, Func<CollectionFigures, string> figure) => Console.WriteLine($"| {what} | {string.Join(" | ", sizes.Select(figure))} |");
    }
}
