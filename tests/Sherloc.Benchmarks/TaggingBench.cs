using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Data;
using Sherloc.Ingestion;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Stages;
using Sherloc.Testing;

namespace Sherloc.Benchmarks;

/// <summary>How well the suggestions agree with labels, and what they cost.</summary>
internal static class TaggingBench
{
    private const int Records = 5_000;
    private const string Trafficking = "trafficking-in-persons";

    public static async Task RunAsync(BenchOptions options)
    {
        using var stop = new CancellationTokenSource(options.Longest);
        var vocabulary = Load(Repository.Ingest);
        Console.WriteLine($"`./tests/bench tagging`: {Machine.Line}; load before {options.LoadBefore}.");
        Quality(vocabulary);
        await SpeedAsync(options, vocabulary, stop.Token);
    }

    private static void Quality(Vocabulary vocabulary)
    {
        var keywords = vocabulary.Concepts(ConceptScheme.Keyword).Where(c => LabelledSummary.Families.Values.Contains(c.Broader)).ToList();
        var summaries = LabelledSummary.Read(
            Environment.GetEnvironmentVariable("SHERLOC_TEST_CORPUS"),
            (family, label) => keywords.Single(c => c.Broader == family && c.Labels["en"] == label).Id);
        if (summaries is null)
        {
            Progress.Say("SHERLOC_TEST_CORPUS is not set: there are no labelled summaries to measure with.");
            return;
        }

        var stage = new TagStage(vocabulary);
        Console.WriteLine();
        Console.WriteLine($"Keywords of {summaries.Count} labelled summaries; half of them (\"read\") were looked at while the rules were written. Nothing is learned from labels. Macro: the mean over the keywords that occur.");
        Console.WriteLine();
        Console.WriteLine("| summaries | crime type | family | precision | recall | micro-F1 | macro-F1 |");
        Console.WriteLine("| --- | --- | --- | ---: | ---: | ---: | ---: |");
        foreach (var given in new[] { true, false })
        {
            foreach (var (name, some) in new[] { ("all", summaries), ("read", [.. summaries.Where(s => s.WasRead)]), ("not read", [.. summaries.Where(s => !s.WasRead)]) })
            {
                var measure = TaggingMeasure.Of(some, keywords.Select(k => k.Id), s => Suggest(stage, s, given));
                foreach (var (family, id) in LabelledSummary.Families.Prepend(new("all three", "")))
                {
                    var own = measure.Where(k => id.Length == 0 || keywords.Exists(c => c.Id == k && c.Broader == id));
                    Console.WriteLine($"| {name} ({some.Count}) | {(given ? "stated" : "suggested")} | {family} | {own.Micro.Precision:0.00} | {own.Micro.Recall:0.00} | {own.Micro.F1:0.00} | {own.MacroF1:0.00} |");
                }
            }
        }
    }

    private static HashSet<string> Suggest(TagStage stage, LabelledSummary summary, bool crimeGiven)
    {
        var record = stage.Apply(new CaseSummary
        {
            Key = "k",
            Titles = [],
            Crimes = crimeGiven ? [Tag.FromSource(Trafficking)] : [],
            Sections = [new Section { Name = "facts", Panes = [new Pane { Language = "en", Text = summary.Text }] }],
        });
        return [.. record.Keywords.Select(t => t.Value)];
    }

    private static async Task SpeedAsync(BenchOptions options, Vocabulary with, CancellationToken cancellationToken)
    {
        var root = Directory.CreateTempSubdirectory("sherloc-tagging-").FullName;
        try
        {
            var (all, bare) = (Path.Combine(root, "all"), Path.Combine(root, "bare"));
            foreach (var folder in new[] { all, bare })
            {
                await MadeCollection.Make(options.Seed, Records).WriteAsync(folder, cancellationToken);
            }

            Directory.Delete(Path.Combine(bare, "taxonomy", "tagging"), recursive: true);
            var without = Load(bare);
            var records = new GeneratedRecords(options.Seed, GeneratedValues.Of(with)).Take(Records).ToList();
            Console.WriteLine();
            Console.WriteLine($"{Records:N0} made-up records in one run, median of {options.Rounds} rounds in turns (of three for whole runs).");
            Console.WriteLine();
            Console.WriteLine("| records/s | names of crime types only | all rules |");
            Console.WriteLine("| --- | ---: | ---: |");
            var stage = await InTurnsAsync(options.Rounds, () => Task.FromResult(Apply(records, without)), () => Task.FromResult(Apply(records, with)));
            Console.WriteLine($"| the stage | {stage.First:N0} | {stage.Second:N0} |");
            var run = await InTurnsAsync(3, () => IngestAsync(bare, root, cancellationToken), () => IngestAsync(all, root, cancellationToken));
            Console.WriteLine($"| ingest (reader, stages, store, index) | {run.First:N0} | {run.Second:N0} |");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static Vocabulary Load(string folder) =>
        VocabularyReader.Load(new IngestFolder(folder)) is ({ } vocabulary, { Count: 0 }) ? vocabulary : throw new InvalidOperationException($"The vocabulary in {folder} has mistakes: run sherloc check.");

    /// <summary>Records a second of both, alternating, so that what else the machine does meets both.</summary>
    private static async Task<(double First, double Second)> InTurnsAsync(int rounds, Func<Task<TimeSpan>> first, Func<Task<TimeSpan>> second)
    {
        var times = (First: new List<TimeSpan>(), Second: new List<TimeSpan>());
        for (var round = 0; round < rounds; round++)
        {
            times.First.Add(await first());
            times.Second.Add(await second());
        }

        return (Rate(times.First), Rate(times.Second));

        static double Rate(List<TimeSpan> taken) => Records / taken.Order().ElementAt(taken.Count / 2).TotalSeconds;
    }

    private static TimeSpan Apply(List<Record> records, Vocabulary vocabulary)
    {
        var stage = new TagStage(vocabulary);
        var watch = Stopwatch.StartNew();
        records.ForEach(r => stage.Apply(r));
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> IngestAsync(string ingest, string root, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Ingest:Folder", ingest), new("Data:Folder", Directory.CreateDirectory(Path.Combine(root, Guid.NewGuid().ToString("N"))).FullName)]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSherlocData(configuration).AddSherlocIngestion(configuration).BuildServiceProvider();
        await services.GetRequiredService<IRecordStore>().MigrateAsync(cancellationToken);
        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<IngestRunner>().RunAsync(MadeCollection.Source, "bench", null, cancellationToken);
        return watch.Elapsed;
    }
}
