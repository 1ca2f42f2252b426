using System.Diagnostics;
using NUnit.Framework;
using Sherloc.Ingestion.Tests.Readers;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Corpus;

/// <summary>The whole corpus through the pipeline into a store, as one installation would read it.</summary>
[Category("Slow")]
public sealed class CorpusIngestTests
{
    /// <summary>Lists of words and schemas that lie beside documents.</summary>
    private static readonly string[] NoDocuments =
    [
        "cases/Monash-Data-Science-and-AI-platform+law_human_trafficking/country_citizen.txt",
        "cases/Monash-Data-Science-and-AI-platform+law_human_trafficking/keywords.json",
        "cases/Monash-Data-Science-and-AI-platform+law_human_trafficking/outputs/gender_ages.txt",
        "cases/Xiang-CH+hklii-drug-trafficking-sentence-predictor/featureExtraction/sampleJudgments/README.md",
        "cases/myx666+LeCaRD/data/others/criminal charges.txt",
    ];

    [Test]
    public async Task Documents_OfTheCorpus_AreEachARecordOrAListedFailure()
    {
        using var ingest = new TestIngest();
        var sources = Sources(ReaderRuns.Corpus("."));
        CopyVocabulary(ingest);
        foreach (var source in sources)
        {
            ingest.Write($"sources/{source.Name}/source.yaml", source.Yaml);
        }

        var accounted = new HashSet<string>(StringComparer.Ordinal);
        var (first, records) = (Stopwatch.StartNew(), 0L);
        foreach (var source in sources)
        {
            var watch = Stopwatch.StartNew();
            var (outcome, failures) = await ingest.RunAsync(source.Name);
            TestContext.Out.WriteLine($"{source.Name}: {outcome.State}, {outcome.Counts.Added} added, {outcome.Counts.Failed} failed, {watch.Elapsed.TotalSeconds:0.0} s");
            foreach (var group in FailureGroups.Of(source.Name, failures).Take(3))
            {
                TestContext.Out.WriteLine($"    {group.Failures.Count}: {group.Reason} ({group.Failures[0].File})");
            }

            outcome.Counts.Withdrawn.ShouldBe(0, source.Name);
            outcome.Counts.Added.ShouldBeGreaterThan(0, source.Name + string.Join('\n', failures.Take(3)));
            failures.ShouldAllBe(f => f.Reason.Length > 0 && f.Remedy.Length > 0);
            accounted.UnionWith(failures.Select(f => $"{source.Folder}/{f.File}"));
            records += outcome.Counts.Added;
        }

        first.Stop();
        var folders = sources.ToDictionary(s => s.Name, s => s.Folder);
        var stored = 0L;
        await foreach (var record in ingest.Store.ReadAllAsync(CancellationToken.None))
        {
            accounted.Add($"{folders[record.Record.Source]}/{record.Origin.File}");
            stored++;
        }

        stored.ShouldBe(records);
        Indexed(ReaderRuns.Corpus(".")).Except(NoDocuments).Except(accounted).ShouldBeEmpty();
        var second = Stopwatch.StartNew();
        foreach (var source in sources)
        {
            var watch = Stopwatch.StartNew();
            var (outcome, _) = await ingest.RunAsync(source.Name);
            TestContext.Out.WriteLine($"{source.Name} again: {outcome.Counts.Unchanged} unchanged, {watch.Elapsed.TotalSeconds:0.00} s");
            (outcome.Counts.Added, outcome.Counts.Changed, outcome.Counts.Withdrawn).ShouldBe((0L, 0L, 0L), source.Name);
        }

        TestContext.Out.WriteLine($"{stored} records; {first.Elapsed.TotalSeconds:0} s, a second run {second.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>Documents as the corpus itself counts them.</summary>
    private static IEnumerable<string> Indexed(string corpus) => File.ReadLines(Path.Combine(corpus, "INDEX.tsv")).Skip(1).Select(l => l.Split('\t')[0]);

    private static List<(string Name, string Folder, string Yaml)> Sources(string corpus)
    {
        var file = Path.Combine(Repository.Root, "tests", "Sherloc.Ingestion.Tests", "Corpus", "sources.yaml");
        return
        [
            .. File.ReadAllText(file).Split("---\n").Select(yaml =>
            (
                Line(yaml, "name: ").TrimEnd(),
                Line(yaml, "fetch: {folder: CORPUS/").TrimEnd('}'),
                yaml.Replace("CORPUS", Path.GetFullPath(corpus), StringComparison.Ordinal))),
        ];

        static string Line(string yaml, string start) => yaml.Split('\n').Single(l => l.StartsWith(start, StringComparison.Ordinal))[start.Length..];
    }

    private static void CopyVocabulary(TestIngest ingest)
    {
        foreach (var file in new[] { "taxonomy", "treaties" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Ingest, f), "*", SearchOption.AllDirectories)))
        {
            ingest.Write(Path.GetRelativePath(Repository.Ingest, file), File.ReadAllBytes(file));
        }
    }
}
