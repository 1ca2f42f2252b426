using System.Security.Cryptography;
using System.Text;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers;

/// <summary>A file of vocabulary, read.</summary>
internal sealed record VocabularyFile<T>(string File, T Value, FieldMap Lines);

/// <summary>Everything in <c>taxonomy</c> and <c>treaties</c>, file by file.</summary>
internal sealed record VocabularyFiles(
    IReadOnlyList<VocabularyFile<ConceptFile>> Concepts,
    VocabularyFile<CountryFile>? Countries,
    IReadOnlyList<VocabularyFile<Instrument>> Instruments,
    IReadOnlyList<VocabularyFile<PartyStatus>> Statuses,
    VocabularyFile<TopicFile>? Topics,
    IReadOnlyList<VocabularyFile<TaggingFile>> Tagging);

/// <summary>Reads the vocabulary out of <c>ingest/</c>.</summary>
public static class VocabularyReader
{
    private const string CountriesFile = "countries.yaml";
    private const string TopicsFile = "topics.yaml";

    /// <summary>
    /// Reads all files. A file that cannot be read, or an id that stands twice, leaves no vocabulary to go on with; a reference that leads
    /// nowhere is listed as well, but does no harm beyond itself.
    /// </summary>
    public static (Vocabulary? Vocabulary, IReadOnlyList<IngestFailure> Failures) Load(IngestFolder folder)
    {
        var failures = new List<IngestFailure>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = new VocabularyFiles(
            Read<ConceptFile>(folder.Taxonomy, "taxonomy/", f => f is not CountriesFile and not TopicsFile),
            Read<CountryFile>(folder.Taxonomy, "taxonomy/", f => f == CountriesFile).FirstOrDefault(),
            Read<Instrument>(folder.Treaties, "treaties/", _ => true),
            Read<PartyStatus>(Path.Combine(folder.Treaties, "status"), "treaties/status/", _ => true),
            Read<TopicFile>(folder.Taxonomy, "taxonomy/", f => f == TopicsFile).FirstOrDefault(),
            Read<TaggingFile>(Path.Combine(folder.Taxonomy, "tagging"), "taxonomy/tagging/", _ => true));
        if (files.Countries is null && failures.Count == 0)
        {
            failures.Add(new IngestFailure("taxonomy/" + CountriesFile, 0, "", "There is no list of countries.", "Write taxonomy/countries.yaml; ingest/README.md shows how."));
        }

        if (failures.Count == 0)
        {
            failures.AddRange(VocabularyIds.Check(files));
        }

        if (failures.Count > 0)
        {
            return (null, failures);
        }

        var vocabulary = new Vocabulary(
            files.Concepts.Select(f => f.Value),
            files.Countries!.Value,
            files.Instruments.Select(f => f.Value),
            files.Statuses.Select(f => f.Value),
            Convert.ToHexStringLower(hash.GetHashAndReset()),
            files.Topics?.Value.Topics,
            files.Tagging.Select(f => f.Value));
        return (vocabulary, [.. new VocabularyReferences(vocabulary).Check(files), .. new TaggingChecks(vocabulary).Check(files.Tagging)]);

        List<VocabularyFile<T>> Read<T>(string path, string shown, Func<string, bool> which)
            where T : class
        {
            var read = new List<VocabularyFile<T>>();
            foreach (var name in Names(path).Where(which))
            {
                var bytes = File.ReadAllBytes(Path.Combine(path, name));
                hash.AppendData(Encoding.UTF8.GetBytes(shown + name + "\n"));
                hash.AppendData(bytes);
                var bound = FileBinder.BindYaml<T>(bytes, shown + name);
                failures.AddRange(bound.Failures);
                if (bound.Value is not null)
                {
                    read.Add(new VocabularyFile<T>(shown + name, bound.Value, bound.Lines));
                }
            }

            return read;
        }
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.yaml").Select(f => Path.GetFileName(f)).Where(f => !f.StartsWith('.')).Order(StringComparer.Ordinal)
            : [];
}
