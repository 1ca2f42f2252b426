using System.Globalization;
using NUnit.Framework;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Readers;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

/// <summary>Files that are wrong in one way each: what the person who wrote them is told, word for word, stands in BadFiles/expected.txt.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BadFilesTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Sherloc.Ingestion.Tests", "BadFiles");
    private readonly TestIngest ingest = new();

    public void Dispose() => ingest.Dispose();

    [Test]
    public async Task Run_FolderOfBadFiles_ListsEachWithLineFieldReasonAndRemedy()
    {
        ingest.Source("bad");
        ingest.Source("lines", "jsonl", "*.jsonl");
        foreach (var file in Directory.GetFiles(Folder))
        {
            var folder = Path.GetExtension(file) == ".md" ? "sources/bad/records/" : "sources/lines/";
            ingest.Write(folder + Path.GetFileName(file), await File.ReadAllBytesAsync(file));
        }

        ingest.Write("sources/bad/records/invalid-utf8.md", [.. "---\nkind: publication\nkey: "u8, 0xC3, 0x28, .. "\n---\n"u8]);
        ingest.Write("sources/bad/records/nul.md", "---\nkind: publication\nkey: nul\n\0---\n");
        ingest.Write("sources/bad/records/utf16.md", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("---\nkey: x\n---\n")]);
        var (bad, failures) = await ingest.RunAsync("bad");
        var (lines, lineFailures) = await ingest.RunAsync("lines");

        bad.Counts.Added.ShouldBe(1, "Only the first of a key is good.");
        lines.Counts.Added.ShouldBe(2);
        lines.Counts.Failed.ShouldBe(8);
        var said = string.Concat(failures.Concat(lineFailures).OrderBy(f => f.File, StringComparer.Ordinal).Select(Text));
        var golden = Path.Combine(Folder, "expected.txt");
        if (Repository.UpdatesGolden)
        {
            await File.WriteAllTextAsync(golden, said);
        }

        said.ShouldBe(await File.ReadAllTextAsync(golden));
        failures.Concat(lineFailures).ShouldAllBe(f => f.Reason.Length > 0 && f.Remedy.Length > 0);
    }

    [Test]
    public async Task Read_LineOf50Megabytes_FailsInBoundedMemoryAndGoesOn()
    {
        ingest.Source("s", "jsonl", "*.jsonl");
        var file = Path.Combine(ingest.Folder.Sources, "s", "long.jsonl");
        await using (var writer = new StreamWriter(file))
        {
            await writer.WriteLineAsync(Samples.Line("before"));
            for (var i = 0; i < 50; i++)
            {
                await writer.WriteAsync(new string('x', 1024 * 1024));
            }

            await writer.WriteLineAsync();
            await writer.WriteLineAsync(Samples.Line("after"));
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var documents = await new JsonLinesRecordReader(new DocumentHash("")).ReadAsync(new SourceFile(file, "long.jsonl"), new SkippedParts(), CancellationToken.None)
            .Select(d => (d.Line, Key: d.Bind().Value?.Key)).ToListAsync();
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(40L * 1024 * 1024);
        var (outcome, failures) = await ingest.RunAsync("s");

        documents.ShouldBe([(1, "before"), (2, null), (3, "after")]);
        outcome.Counts.ShouldBe(new RunCounts { Seen = 3, Added = 2, Failed = 1 });
        failures.Single().ShouldBe(new IngestFailure("long.jsonl", 2, "", "The line is longer than 8 MB.", "One line is one record: divide it, or leave attachments out."));
    }

    private static string Text(IngestFailure failure) => string.Create(
        CultureInfo.InvariantCulture, $"{failure.File}:{failure.Line} [{failure.Field}] {failure.Reason}\n    {failure.Remedy}\n");
}
