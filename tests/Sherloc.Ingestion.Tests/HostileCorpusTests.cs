using System.Diagnostics;
using NUnit.Framework;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

/// <summary>Every hostile file through every reader: none of them is a record, and all they may do is to be listed.</summary>
public sealed class HostileCorpusTests
{
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    [Test]
    public async Task Read_EveryHostileFile_AnswersWithFailuresInTime()
    {
        var corpus = Environment.GetEnvironmentVariable("SHERLOC_TEST_CORPUS");
        if (corpus is null || !Directory.Exists(Path.Combine(corpus, "hostile")))
        {
            Assert.Ignore("SHERLOC_TEST_CORPUS is not set: set it to the folder of the test corpus, which holds the folder 'hostile'.");
        }

        var hash = new DocumentHash("");
        IRecordReader[] readers = [new MarkdownRecordReader(hash), new JsonLinesRecordReader(hash)];
        var files = Directory.GetFiles(Path.Combine(corpus!, "hostile"), "*", SearchOption.AllDirectories);
        var slowest = TimeSpan.Zero;
        foreach (var path in files)
        {
            var watch = Stopwatch.StartNew();
            foreach (var reader in readers)
            {
                await foreach (var document in reader.ReadAsync(new SourceFile(path, Path.GetFileName(path)), new SkippedParts(), CancellationToken.None))
                {
                    var bound = document.Bind();
                    (bound.Value is not null || bound.Failures.Count > 0).ShouldBeTrue(path);
                    bound.Failures.ShouldAllBe(f => f.Line >= 0 && f.Reason.Length > 0 && f.Remedy.Length > 0);
                }
            }

            // As vocabulary, where the whole file is YAML, the scanner sees all of it.
            FileBinder.BindYaml<ConceptFile>(await File.ReadAllBytesAsync(path), path).Value.ShouldBeNull(path);
            watch.Elapsed.ShouldBeLessThan(LongestRead, path);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        }

        TestContext.Out.WriteLine($"{files.Length} files, the slowest took {slowest.TotalMilliseconds:0} ms");
        files.Length.ShouldBeGreaterThan(100);
    }

    [TestCase("[", 100_000)]
    [TestCase("{a: ", 100_000)]
    [TestCase("- ", 100_000)]
    [TestCase("? ", 50_000)]
    [TestCase("a: \"\\\n", 50_000)]
    [TestCase("'", 100_000)]
    [TestCase("*a ", 50_000)]
    [TestCase("|\n ", 50_000)]
    [TestCase("a: b: ", 50_000)]
    [TestCase("#", 200_000)]
    public void Yaml_MadeToBeSlow_IsRefusedInTime(string piece, int times)
    {
        var text = "key: x\nnote: " + string.Concat(Enumerable.Repeat(piece, times));
        var watch = Stopwatch.StartNew();

        var (_, _, failures) = YamlTree.Read(text, "a", 0);

        watch.Elapsed.ShouldBeLessThan(LongestRead);
        TestContext.Out.WriteLine($"{watch.ElapsedMilliseconds} ms, {failures.Count} failures");
        failures.Count.ShouldBeLessThan(3);
    }
}
