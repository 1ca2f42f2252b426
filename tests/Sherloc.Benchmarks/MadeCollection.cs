using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Testing;

namespace Sherloc.Benchmarks;

/// <summary>A folder to ingest: the vocabulary and the treaties of the repository, and one source of made-up records in JSON Lines.</summary>
internal sealed class MadeCollection
{
    public const string Source = "generated";
    private readonly Vocabulary _vocabulary;
    private readonly GeneratedRecords _records;

    private MadeCollection(Vocabulary vocabulary, int seed, int size)
    {
        _vocabulary = vocabulary;
        _records = new GeneratedRecords(seed, GeneratedValues.Of(vocabulary));
        Size = size;
    }

    /// <summary>Records.</summary>
    public int Size { get; }

    public static MadeCollection Make(int seed, int size)
    {
        var (vocabulary, failures) = VocabularyReader.Load(new IngestFolder(Repository.Ingest));
        return new MadeCollection(vocabulary ?? throw new InvalidOperationException(string.Join('\n', failures)), seed, size);
    }

    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Copy(Path.Combine(Repository.Ingest, "taxonomy"), Path.Combine(folder, "taxonomy"));
        Copy(Path.Combine(Repository.Ingest, "treaties"), Path.Combine(folder, "treaties"));
        var source = Directory.CreateDirectory(Path.Combine(folder, "sources", Source)).FullName;
        await File.WriteAllTextAsync(Path.Combine(source, "source.yaml"), $$"""
            name: {{Source}}
            title: {en: "Made up to measure with"}
            reader: jsonl
            files: ["*.jsonl"]
            """, cancellationToken);
        await using var file = File.Create(Path.Combine(source, "records.jsonl"));
        await JsonLinesRecordWriter.WriteAsync(file, _records.Take(Size).Select(r => r with { Id = default, Source = "" }).ToAsyncEnumerable(), cancellationToken);
    }

    /// <summary>The same records as an index gets them, for the baseline.</summary>
    public IEnumerable<IndexDocument> Documents()
    {
        var builder = new DocumentBuilder(new CurrentVocabulary(_vocabulary));
        return _records.Take(Size).Select(r => builder.Build(Stored(r)));
    }

    private static StoredRecord Stored(Record record) => new(record, 1, new RecordOrigin("", 1, ""), null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
