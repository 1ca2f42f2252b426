using System.Globalization;
using System.Text;
using NUnit.Framework;
using Shouldly;

namespace Sherloc.Cli.Tests;

/// <summary>However large or hostile what it reads is, a run keeps to its memory; measured from outside, on the process as a whole.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
[Platform("Linux")]
public sealed class MemoryTests : IDisposable
{
    private const double Most = 400;
    private const long Gigabyte = 1024L * 1024 * 1024;
    private const int GoodRecords = 3_000;
    private const int BadRecords = 60_000;

    private static readonly (string Reader, string Mapping)[] Readers =
    [
        ("markdown", ""), ("jsonl", ""), ("akoma-ntoso", ""), ("uslm", ""), ("html", ""), ("docx", ""), ("pdf", ""),
        ("markdown-law", "  dialect: laws-markdown\n"),
        ("table", "  fields: {key: {column: \"#1\"}, title: {column: \"#1\"}}\n"),
        ("json", "  fields: {key: {path: id}, title: {path: title}}\n"),
    ];

    private readonly CommandLine sherloc = new();

    public void Dispose() => sherloc.Dispose();

    [Test]
    public async Task Ingest_OfEveryHostileFile_ByEveryReader_StaysUnder400Megabytes()
    {
        var corpus = Environment.GetEnvironmentVariable("SHERLOC_TEST_CORPUS");
        if (corpus is null || !Directory.Exists(Path.Combine(corpus, "hostile")))
        {
            Assert.Ignore("SHERLOC_TEST_CORPUS is not set: set it to the folder of the test corpus, which holds the folder 'hostile'.");
        }

        foreach (var (reader, mapping) in Readers)
        {
            sherloc.Write($"sources/by-{reader}/source.yaml", $"""
                name: by-{reader}
                title: {"{en: Hostile}"}
                kind: {(reader is "akoma-ntoso" or "uslm" or "markdown-law" ? "provision" : "publication")}
                country: NOR
                language: en
                reader: {reader}
                files: ["**/*"]
                {(mapping.Length > 0 ? "mapping:\n" + mapping : "")}
                fetch:
                  folder: {Path.Combine(corpus!, "hostile")}
                """);
        }

        foreach (var (reader, _) in Readers)
        {
            var run = await MeasuredRun.OfAsync(sherloc, TimeSpan.FromMinutes(10), "ingest", $"by-{reader}");

            TestContext.Out.WriteLine($"{reader}: {run.Megabytes:0} MB at most");
            run.Code.ShouldBe(1, run.Output);
            run.Output.ShouldContain($"by-{reader}: ");
            run.Output.ShouldNotContain("Please report this");
            run.Output.ShouldNotContain("broke off");
            run.Megabytes.ShouldBeInRange(20, Most, reader);
        }
    }

    /// <summary>
    /// Most of the gigabyte is lines above the limit and lines that are no record: what a line costs that is stored and indexed is the
    /// benchmark's to measure.
    /// </summary>
    [Test]
    public async Task Ingest_OfAGigabyteOfJsonLines_StaysUnder400Megabytes()
    {
        sherloc.Write("sources/large/source.yaml", "name: large\ntitle: {en: Large}\nreader: jsonl\nkind: publication\nfiles: [\"*.jsonl\"]\n");
        var (lines, bytes) = await WriteAsync(Path.Combine(sherloc.Root, "ingest", "sources", "large", "all.jsonl"));

        var run = await MeasuredRun.OfAsync(sherloc, TimeSpan.FromMinutes(10), "ingest", "large");

        TestContext.Out.WriteLine($"{bytes / 1e6:0} MB in {lines} lines: {run.Megabytes:0} MB at most");
        bytes.ShouldBeGreaterThanOrEqualTo(Gigabyte);
        run.Code.ShouldBe(1);
        run.Output.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"large: {GoodRecords} added, 0 changed, 0 unchanged, 0 withdrawn, {lines - GoodRecords} not accepted"));
        run.Megabytes.ShouldBeInRange(20, Most);
    }

    private static async Task<(int Lines, long Bytes)> WriteAsync(string path)
    {
        var words = string.Concat(Enumerable.Range(0, 180).Select(i => $"the court {i} held "));
        var tooLong = Encoding.UTF8.GetBytes("{\"kind\":\"publication\",\"note\":\"" + new string('x', 16 * 1024 * 1024) + "\"}\n");
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1024 * 1024);
        var lines = 0;
        for (; lines < GoodRecords + BadRecords; lines++)
        {
            var kind = lines < GoodRecords ? "publication" : "poem";
            await file.WriteAsync(Encoding.UTF8.GetBytes($$"""{"kind":"{{kind}}","key":"r{{lines}}","title":[{"language":"en","text":"Report {{lines}}"}],"country":"_irb","date":"2019-03","sources":[{"title":"A page"}],"sections":[{"name":"summary","panes":[{"language":"en","text":"{{words}}"}]}]}""" + "\n"));
        }

        for (; file.Length < Gigabyte; lines++)
        {
            await file.WriteAsync(tooLong);
        }

        return (lines, file.Length);
    }
}
