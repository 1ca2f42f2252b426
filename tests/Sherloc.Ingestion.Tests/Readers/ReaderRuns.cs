using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Tests.Readers;

/// <summary>What came of reading one file.</summary>
internal sealed record ReadOutcome(IReadOnlyList<Record> Records, IReadOnlyList<IngestFailure> Failures, IReadOnlyList<RecordDocument> Documents, SkippedParts Skipped);

/// <summary>Reads single files as a source would.</summary>
internal static class ReaderRuns
{
    private static readonly Country[] Countries =
    [
        .. new[] { ("NOR", "NO"), ("FRA", "FR"), ("GBR", "GB"), ("USA", "US"), ("KEN", "KE"), ("ZAF", "ZA"), ("SLV", "SV"), ("ITA", "IT"), ("CHL", "CL"), ("PAN", "PA"), ("URY", "UY"), ("MEX", "MX") }
            .Select(c => new Country { Id = c.Item1, Alpha2 = c.Item2, Labels = new Dictionary<string, string>() }),
    ];

    /// <summary>The corpus of real documents, or a skipped test.</summary>
    public static string Corpus(string folder)
    {
        var corpus = Environment.GetEnvironmentVariable("SHERLOC_TEST_CORPUS");
        if (corpus is null || !Directory.Exists(Path.Combine(corpus, folder)))
        {
            NUnit.Framework.Assert.Ignore($"SHERLOC_TEST_CORPUS is not set: set it to the folder of the test corpus, which holds the folder '{folder}'.");
        }

        return Path.Combine(corpus!, folder);
    }

    public static SourceDefinition Source(string yaml)
    {
        var bound = FileBinder.BindYaml<SourceDefinition>(System.Text.Encoding.UTF8.GetBytes(yaml), "source.yaml");
        return bound.Value ?? throw new InvalidDataException(string.Join('\n', bound.Failures));
    }

    public static IRecordReader Reader(string yaml) => RecordReaders.For(Input(Source(yaml)));

    /// <summary>With the countries of the vocabulary that is shipped.</summary>
    public static IRecordReader ReaderOfEveryCountry(string yaml) =>
        RecordReaders.For(ReaderInput.Of(Source(yaml), new DocumentHash("test"), VocabularyReader.Load(new IngestFolder(Repository.Ingest)).Vocabulary));

    public static ReaderInput Input(SourceDefinition source) => new(source, new DocumentHash("test"), new CountryCodes(Countries));

    public static async Task<ReadOutcome> ReadAsync(IRecordReader reader, string fullPath, string? name = null)
    {
        var (records, failures, documents, skipped) = (new List<Record>(), new List<IngestFailure>(), new List<RecordDocument>(), new SkippedParts());
        await foreach (var document in reader.ReadAsync(new SourceFile(fullPath, name ?? Path.GetFileName(fullPath)), skipped, CancellationToken.None))
        {
            documents.Add(document);
            var bound = document.Bind();
            failures.AddRange(bound.Failures);
            if (bound.Value is { } record)
            {
                records.Add(record);
            }
        }

        return new ReadOutcome(records, failures, documents, skipped);
    }

    /// <summary>Reads a text as a file of that name.</summary>
    public static async Task<ReadOutcome> ReadAsync(IRecordReader reader, byte[] content, string name)
    {
        var folder = Directory.CreateTempSubdirectory("sherloc-test-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, content);
            return await ReadAsync(reader, path, name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
