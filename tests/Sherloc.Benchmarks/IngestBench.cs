using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Data;
using Sherloc.Ingestion;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Stages;

namespace Sherloc.Benchmarks;

/// <summary>Every format of the corpus through reader, stages, store and index, each timed for itself; one source after the other, on the embedded pair.</summary>
internal static class IngestBench
{
    /// <summary>As many records as a run puts into one transaction.</summary>
    private const int Batch = 200;

    public static async Task RunAsync(BenchOptions options)
    {
        using var stop = new CancellationTokenSource(options.Longest);
        if (Environment.GetEnvironmentVariable("SHERLOC_TEST_CORPUS") is not { Length: > 0 } corpus)
        {
            Progress.Say("SHERLOC_TEST_CORPUS is not set: set it to the folder of the test corpus.");
            return;
        }

        var root = Directory.CreateTempSubdirectory("sherloc-ingest-").FullName;
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Ingest:Folder", Repository.Ingest), new("Data:Folder", root)]).Build();
            await using var services = new ServiceCollection().AddLogging().AddSherlocData(configuration).AddSherlocIngestion(configuration).BuildServiceProvider();
            await services.GetRequiredService<IRecordStore>().MigrateAsync(stop.Token);
            var bench = new SourceBench(services, Repository.Ingest);
            var figures = new List<FormatFigures>();
            foreach (var source in Sources(corpus))
            {
                Progress.Say(source.Name + " ...");
                figures.Add(await bench.RunAsync(source, stop.Token));
            }

            Print(options, figures);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>The corpus as the tests read it.</summary>
    private static IEnumerable<SourceDefinition> Sources(string corpus) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Sherloc.Ingestion.Tests", "Corpus", "sources.yaml"))
            .Replace("CORPUS", corpus, StringComparison.Ordinal).Split("---\n")
            .Select(yaml => FileBinder.BindYaml<SourceDefinition>(Encoding.UTF8.GetBytes(yaml), "sources.yaml"))
            .Select(bound => bound.Value ?? throw new InvalidDataException(string.Join('\n', bound.Failures)));

    private static void Print(BenchOptions options, List<FormatFigures> figures)
    {
        Console.WriteLine($"`./tests/bench ingest`: {Machine.Line}; load before {options.LoadBefore}. The corpus on SQLite, one thread; shares of the whole time.");
        Console.WriteLine();
        Console.WriteLine("| format | files | MB | records | records/s | MB/s | reading | stages | store | index |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var format in figures.GroupBy(f => f.Format).Select(g => g.Aggregate((a, b) => a + b)).OrderBy(f => f.Bytes / f.Whole.TotalSeconds))
        {
            Line(format);
        }

        Line(figures.Aggregate((a, b) => a + b) with { Format = "all" });
    }

    private static void Line(FormatFigures f)
    {
        var whole = f.Whole.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {f.Format} | {f.Files:N0} | {f.Bytes / 1e6:0.0} | {f.Records:N0} | {f.Records / whole:N0} | {f.Bytes / 1e6 / whole:0.00} | {f.Reading.TotalSeconds / whole:0%} | {f.Stages.TotalSeconds / whole:0%} | {f.Storing.TotalSeconds / whole:0%} | {f.Indexing.TotalSeconds / whole:0%} |"));
    }

    /// <summary>What one format, or all, took.</summary>
    private sealed record FormatFigures(string Format, int Files, long Bytes, int Records, TimeSpan Reading, TimeSpan Stages, TimeSpan Storing, TimeSpan Indexing)
    {
        public TimeSpan Whole => Reading + Stages + Storing + Indexing;

        public static FormatFigures operator +(FormatFigures a, FormatFigures b) => new(
            a.Format, a.Files + b.Files, a.Bytes + b.Bytes, a.Records + b.Records, a.Reading + b.Reading, a.Stages + b.Stages, a.Storing + b.Storing, a.Indexing + b.Indexing);
    }

    /// <summary>Does by hand what a run does, with a clock between the parts.</summary>
    private sealed class SourceBench(IServiceProvider services, string ingest)
    {
        private readonly Core.Taxonomy.Vocabulary _vocabulary = VocabularyReader.Load(new IngestFolder(ingest)).Vocabulary ?? throw new InvalidDataException(ingest);
        private readonly Stopwatch _reading = new();
        private readonly Stopwatch _stages = new();
        private readonly Stopwatch _storing = new();
        private readonly Stopwatch _indexing = new();

        public async Task<FormatFigures> RunAsync(SourceDefinition source, CancellationToken cancellationToken)
        {
            foreach (var clock in new[] { _reading, _stages, _storing, _indexing })
            {
                clock.Reset();
            }

            var reader = RecordReaders.For(ReaderInput.Of(source, new DocumentHash("bench"), _vocabulary));
            var stages = new RecordStages(_vocabulary, TimeProvider.System);
            var (files, _) = SourceFiles.Find(source.Fetch!.Folder!, source.Files);
            var (batch, records) = (new List<RecordChange>(), 0);
            foreach (var file in files)
            {
                _reading.Start();
                await foreach (var document in reader.ReadAsync(file, new SkippedParts(), cancellationToken))
                {
                    var bound = document.Bind();
                    _reading.Stop();
                    if (bound.Value is not null && Checked(stages, bound, document, source) is { } change)
                    {
                        batch.Add(change);
                        records++;
                    }

                    if (batch.Count == Batch)
                    {
                        await StoreAsync(batch, cancellationToken);
                    }

                    _reading.Start();
                }

                _reading.Stop();
            }

            await StoreAsync(batch, cancellationToken);
            _indexing.Start();
            await services.GetRequiredService<Indexer>().DrainAsync(null, cancellationToken);
            _indexing.Stop();
            var format = source.Reader.ToString() + (source.Mapping.Dialect is { } dialect ? $" ({dialect})" : "");
            return new FormatFigures(format, files.Count, files.Sum(f => f.Length), records, _reading.Elapsed, _stages.Elapsed, _storing.Elapsed, _indexing.Elapsed);
        }

        private RecordChange.Save? Checked(RecordStages stages, Bound<Core.Records.Record> bound, RecordDocument document, SourceDefinition source)
        {
            _stages.Start();
            var (record, failures) = stages.Run(bound, document.File, source);
            _stages.Stop();
            return failures.Count > 0 ? null : new RecordChange.Save(record, new RecordOrigin(document.File, document.Line, document.Hash));
        }

        private async Task StoreAsync(List<RecordChange> batch, CancellationToken cancellationToken)
        {
            _storing.Start();
            await services.GetRequiredService<IRecordStore>().ApplyAsync(batch, cancellationToken);
            _storing.Stop();
            batch.Clear();
        }
    }
}
