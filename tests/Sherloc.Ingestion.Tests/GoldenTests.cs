using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Stages;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

/// <summary>From file to stored record, one golden file a kind: Golden/kind.md is what a person writes, Golden/kind.json what comes of it.</summary>
public sealed partial class GoldenTests
{
    private static readonly SourceDefinition Source = new() { Name = "golden", Title = new Dictionary<string, string>(), Reader = ReaderKind.Markdown, Rights = Rights.Summary };
    private static readonly JsonSerializerOptions Indented = new(RecordJson.Indented) { NewLine = "\n" };
    private Vocabulary vocabulary = null!;

    [OneTimeSetUp]
    public void ReadVocabulary()
    {
        using var ingest = new TestIngest();
        vocabulary = VocabularyReader.Load(ingest.Folder).Vocabulary!;
    }

    [TestCase(RecordKind.Provision)]
    [TestCase(RecordKind.Case)]
    [TestCase(RecordKind.Strategy)]
    [TestCase(RecordKind.Publication)]
    [TestCase(RecordKind.Authority)]
    public void Record_OfEveryKind_BecomesWhatTheGoldenFileSays(RecordKind kind)
    {
        var name = kind.ToSlug();
        var bound = MarkdownRecordReader.Bind(File.ReadAllBytes(Path.Combine(Repository.Golden, name + ".md")), name + ".md");

        Compare(bound, name, kind);
    }

    [Test]
    public async Task TreatyArticle_FromTheVocabulary_BecomesWhatTheGoldenFileSays()
    {
        var documents = await new TreatyRecordReader(vocabulary, new DocumentHash("")).ReadAsync(new SourceFile("", "treaties/untoc.yaml"), new SkippedParts(), CancellationToken.None).ToListAsync();

        Compare(documents[1].Bind(), "treaty-article", RecordKind.TreatyArticle);
    }

    [Test]
    public void Readme_EveryExample_IsAccepted()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Ingest, "README.md"));
        var kinds = new List<RecordKind>();
        foreach (var example in Blocks().Matches(text).Select(m => m.Groups["text"].Value))
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(example);
            if (example.StartsWith("---", StringComparison.Ordinal))
            {
                var bound = MarkdownRecordReader.Bind(bytes, "README.md");
                bound.Failures.ShouldBeEmpty(example);
                new RecordStages(vocabulary, TimeProvider.System).Run(bound, "README.md", Source).Failures.ShouldBeEmpty(example);
                kinds.Add(bound.Value!.Kind);
            }
            else if (example.StartsWith('{'))
            {
                JsonLinesRecordReader.Bind(bytes.AsSpan().TrimEnd((byte)'\n'), "README.md", 1).Failures.ShouldBeEmpty(example);
            }
            else if (Failures(bytes) is { } failures)
            {
                failures.ShouldBeEmpty(example);
            }
        }

        kinds.Distinct().Count().ShouldBe(5, "There is an example of every kind that people write.");
    }

    /// <summary>Binds a file of vocabulary or a source.yaml, told by the field that only it has; null for pieces of files.</summary>
    private static IReadOnlyList<IngestFailure>? Failures(byte[] bytes)
    {
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        return text.Contains("\nconcepts:", StringComparison.Ordinal) ? FileBinder.BindYaml<ConceptFile>(bytes, "").Failures
            : text.Contains("\ncountries:", StringComparison.Ordinal) ? FileBinder.BindYaml<CountryFile>(bytes, "").Failures
            : text.Contains("\narticles:\n", StringComparison.Ordinal) ? FileBinder.BindYaml<Instrument>(bytes, "").Failures
            : text.Contains("\nstates:", StringComparison.Ordinal) ? FileBinder.BindYaml<PartyStatus>(bytes, "").Failures
            : text.Contains("\nreader:", StringComparison.Ordinal) ? FileBinder.BindYaml<SourceDefinition>(bytes, "").Failures
            : null;
    }

    private void Compare(Bound<Record> bound, string name, RecordKind kind)
    {
        bound.Failures.ShouldBeEmpty();
        var (record, failures) = new RecordStages(vocabulary, TimeProvider.System).Run(bound, name + ".md", Source);
        failures.ShouldBeEmpty();
        record.Kind.ShouldBe(kind);
        var json = JsonSerializer.Serialize(record, Indented) + "\n";
        var golden = Path.Combine(Repository.Golden, name + ".json");
        if (Repository.UpdatesGolden)
        {
            File.WriteAllText(golden, json);
        }

        json.ShouldBe(File.ReadAllText(golden), "If this is right, run the tests once with SHERLOC_UPDATE_GOLDEN=1.");
    }

    [GeneratedRegex("^```(yaml|json)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Blocks();
}
