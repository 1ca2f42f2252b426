using System.Globalization;
using Sherloc.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [MemoryProbe.Verb, var measured])
{
    Console.WriteLine(await MemoryProbe.InThisProcessAsync(measured, CancellationToken.None));
    return;
}

var options = BenchOptions.Read(args);
Console.WriteLine($"{BenchQuery.All.Count} queries in 7 languages, {options.Rounds} rounds, ours and plain SQL in turns; milliseconds.");
Console.WriteLine("| records | indexed/s | open s | MB on disk | MB resident | ours median | ours p95 | SQL median | SQL p95 | ratio median | ratio p95 |");
Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
foreach (var size in options.Sizes)
{
    var folder = Directory.CreateTempSubdirectory("sherloc-bench-").FullName;
    try
    {
        var row = await Bench.RunAsync(options, size, folder, CancellationToken.None);
        Console.WriteLine(
            $"| {row.Records} | {row.IndexedPerSecond:0} | {row.OpenSeconds:0.00} | {row.Bytes / 1e6:0} | {row.ResidentBytes / 1e6:0} | {row.Ours.Median:0.00} | {row.Ours.P95:0.00} "
            + $"| {row.Plain.Median:0.00} | {row.Plain.P95:0.00} | {row.Ours.Median / row.Plain.Median:0.00} | {row.Ours.P95 / row.Plain.P95:0.00} |");
        if (options.ByQuery)
        {
            foreach (var (ours, plain) in row.Ours.ByQuery().Zip(row.Plain.ByQuery()))
            {
                Console.WriteLine($"{ours.Name,-30} {ours.Median,8:0.00} {plain.Median,8:0.00}");
            }
        }
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}
