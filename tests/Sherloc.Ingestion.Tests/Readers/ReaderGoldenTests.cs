using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers;

/// <summary>
/// A folder of Golden/Readers is a source of one file and what a person expects of it: the records in the Markdown format, then what was
/// not accepted and what was left out. A Word file stands there as a folder of its parts.
/// </summary>
public sealed class ReaderGoldenTests
{
    private const string Expected = "expected.md";

    private static string Root => Path.Combine(Repository.Golden, "Readers");

    private static IEnumerable<string> Cases => Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public async Task Reader_OfAFile_MakesWhatTheGoldenFileSays(string name)
    {
        var folder = Path.Combine(Root, name);
        var reader = ReaderRuns.Reader(await File.ReadAllTextAsync(Path.Combine(folder, SourceCatalog.FileName)));
        var outcome = await ReadAsync(reader, folder);

        var text = Text(outcome);
        var golden = Path.Combine(folder, Expected);
        if (Repository.UpdatesGolden)
        {
            await File.WriteAllTextAsync(golden, text);
        }

        text.ShouldBe(await File.ReadAllTextAsync(golden), "If this is right, run the tests once with SHERLOC_UPDATE_GOLDEN=1.");
        outcome.Records.Select(r => r.Key).ShouldBeUnique();
        if (reader is WholeFileReader)
        {
            FileHash.IsWhole(outcome.Documents[0].Hash.Split(':')[0], outcome.Documents.Select(d => d.Hash)).ShouldBeTrue();
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Source_OfAGoldenFile_PassesTheChecks(string name)
    {
        using var ingest = new TestIngest();
        ingest.Write($"sources/{name}/source.yaml", File.ReadAllText(Path.Combine(Root, name, SourceCatalog.FileName)));

        new SourceCatalog(ingest.Folder).Find(name)!.Failures.ShouldBeEmpty();
    }

    private static async Task<ReadOutcome> ReadAsync(IRecordReader reader, string folder)
    {
        if (Directory.EnumerateDirectories(folder).SingleOrDefault() is { } parts)
        {
            using var archive = new MemoryStream();
            await ZipFile.CreateFromDirectoryAsync(parts, archive);
            return await ReaderRuns.ReadAsync(reader, archive.ToArray(), Path.GetFileName(parts));
        }

        return await ReaderRuns.ReadAsync(reader, Directory.EnumerateFiles(folder).Single(f => Path.GetFileName(f) is not (Expected or SourceCatalog.FileName)));
    }

    private static string Text(ReadOutcome outcome)
    {
        var text = new StringBuilder();
        foreach (var record in outcome.Records)
        {
            text.Append(MarkdownRecordWriter.Write(record)).Append("\n\n");
        }

        foreach (var failure in outcome.Failures)
        {
            text.Append("NOT ACCEPTED ").Append(failure.File).Append(':').Append(failure.Line).Append(' ').Append(failure.Reason).Append(' ').Append(failure.Remedy).Append('\n');
        }

        foreach (var part in outcome.Skipped.All)
        {
            text.Append("LEFT OUT ").Append(part.Count).Append(' ').Append(part.Reason).Append(", first at line ").Append(part.Line).Append('\n');
        }

        return text.ToString();
    }
}
