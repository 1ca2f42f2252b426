using System.Globalization;
using Sherloc.Benchmarks;
using Sherloc.Benchmarks.Servers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["tagging", .. var rest])
{
    await TaggingBench.RunAsync(BenchOptions.Read(rest));
    return;
}

if (args is ["ingest", .. var ofFormats])
{
    await IngestBench.RunAsync(BenchOptions.Read(ofFormats));
    return;
}

if (args is ["servers", .. var onServers])
{
    await ServersBench.RunAsync(BenchOptions.Read(onServers));
    return;
}

var options = BenchOptions.Read(args);
using var stop = new CancellationTokenSource(options.Longest);
var folder = Directory.CreateTempSubdirectory("sherloc-bench-").FullName;
try
{
    var start = await StartBench.RunAsync(Path.Combine(folder, "starter"), stop.Token);
    var sizes = new List<CollectionFigures>();
    foreach (var size in options.Sizes)
    {
        var own = Path.Combine(folder, size.ToString(CultureInfo.InvariantCulture));
        sizes.Add(await CollectionBench.RunAsync(options, size, own, stop.Token));
        Directory.Delete(own, recursive: true);
    }

    Report.Print(options, start, sizes);
}
finally
{
    Directory.Delete(folder, recursive: true);
}
