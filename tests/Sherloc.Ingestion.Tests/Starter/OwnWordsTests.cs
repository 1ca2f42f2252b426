using System.IO.Compression;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Starter;

/// <summary>Summaries are in this collection's own words: no run of eight words of theirs stands in the documents they were written from.</summary>
public sealed partial class OwnWordsTests
{
    private static readonly string[] Readable = [".md", ".xml", ".akn", ".txt", ".html", ".htm", ".json", ".jsonl", ".csv", ".tsv", ".docx", ".gz"];

    [Test]
    public async Task OwnTexts_AgainstTheCorpus_ShareNoRunOfEightWords()
    {
        var corpus = Environment.GetEnvironmentVariable("SHERLOC_TEST_CORPUS");
        if (corpus is null || !Directory.Exists(corpus))
        {
            Assert.Ignore("SHERLOC_TEST_CORPUS is not set: set it to the folder of the test corpus, whose documents the summaries are compared with.");
        }

        var own = await OwnRunsAsync();
        var copied = new SortedSet<string>(StringComparer.Ordinal);
        var files = 0;
        foreach (var path in Documents(corpus!))
        {
            files++;
            foreach (var (hash, _) in new WordRuns(await TextAsync(path)).All())
            {
                if (own.TryGetValue(hash, out var run))
                {
                    copied.Add($"{run.Place}: {run.Text} ({Path.GetRelativePath(corpus!, path)})");
                }
            }
        }

        files.ShouldBeGreaterThan(3000);
        own.Count.ShouldBeGreaterThan(10_000);
        copied.ShouldBeEmpty();
    }

    [Test]
    public void Runs_OfEightWords_AreFoundWhateverStandsBetween()
    {
        var hashes = new WordRuns("One, two three; FOUR five six seven eight nine").All().ToList();

        hashes.Count.ShouldBe(2);
        new WordRuns("(one) two three four – five six seven eight").All().Single().Hash.ShouldBe(hashes[0].Hash);
        new WordRuns("one two three four five six seven").All().ShouldBeEmpty();
        new WordRuns(new string('法', 21)).All().Count().ShouldBe(2);
    }

    private static async Task<Dictionary<ulong, (string Place, string Text)>> OwnRunsAsync()
    {
        var texts = await StarterTexts.ReadAsync(CancellationToken.None);
        var names = texts.Names.SelectMany(n => new WordRuns(n).All().Select(r => r.Hash)).ToHashSet();
        var own = new Dictionary<ulong, (string, string)>();
        foreach (var (place, text) in texts.Own)
        {
            var runs = new WordRuns(text);
            foreach (var (hash, at) in runs.All().Where(r => !names.Contains(r.Hash)))
            {
                own.TryAdd(hash, (place, runs.Text(at)));
            }
        }

        return own;
    }

    private static IEnumerable<string> Documents(string corpus) =>
        Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories)
            .Where(f => Readable.Contains(Path.GetExtension(f).ToLowerInvariant()))
            .Where(f => !Path.GetRelativePath(corpus, f).StartsWith("hostile", StringComparison.Ordinal));

    private static async Task<string> TextAsync(string path)
    {
        await using var file = File.OpenRead(path);
        await using var opened = Path.GetExtension(path) switch
        {
            ".gz" => new GZipStream(file, CompressionMode.Decompress),
            ".docx" => await (await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null)).GetEntry("word/document.xml")!.OpenAsync(),
            _ => (Stream)file,
        };
        using var reader = new StreamReader(opened);
        return Tag().Replace(await reader.ReadToEndAsync(), " ");
    }

    [GeneratedRegex("<[^<>]{0,2000}>", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tag();
}
