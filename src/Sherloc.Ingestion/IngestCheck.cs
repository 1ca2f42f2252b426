using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Stages;

namespace Sherloc.Ingestion;

/// <summary>What a check found.</summary>
/// <param name="Files">Files looked at: vocabulary, source.yaml and records.</param>
/// <param name="Records">Records that would be accepted.</param>
/// <param name="Failures">Everything else, with paths within <c>ingest/</c>.</param>
public sealed record CheckResult(int Files, int Records, IReadOnlyList<IngestFailure> Failures);

/// <summary>Another look at a good record: what in it wants a person's attention.</summary>
/// <param name="record">As it is written.</param>
/// <param name="file">Its file's name in findings.</param>
/// <param name="lines">Lines of its fields.</param>
public delegate IEnumerable<IngestFailure> RecordReview(Record record, string file, FieldMap lines);

/// <summary>Reads all of <c>ingest/</c> as a run would, and stores nothing.</summary>
public static class IngestCheck
{
    /// <param name="folder">What is read.</param>
    /// <param name="time">For dates that cannot be.</param>
    /// <param name="review">A second look at every good record, whose findings are listed with the others; null for none.</param>
    /// <param name="cancellationToken">Stops between documents.</param>
    public static async Task<CheckResult> RunAsync(
        IngestFolder folder, TimeProvider time, RecordReview? review, CancellationToken cancellationToken)
    {
        var (vocabulary, found) = VocabularyReader.Load(folder);
        var failures = found.ToList();
        var files = Directory.EnumerateFiles(folder.Path, "*.yaml", SearchOption.AllDirectories).Count(f => !f.StartsWith(folder.Sources, StringComparison.Ordinal));
        var records = 0;
        var stages = vocabulary is null ? null : new RecordStages(vocabulary, time);
        var keys = new Dictionary<RecordId, string>();
        foreach (var listing in new SourceCatalog(folder).List())
        {
            files++;
            failures.AddRange(listing.Failures.Select(Within));
            if (listing.Definition is { Reader: not ReaderKind.Treaties } source)
            {
                var hash = new DocumentHash("");
                var reader = RecordReaders.For(ReaderInput.Of(source, hash, vocabulary));
                var (sourceFiles, problems) = SourceFiles.Find(listing.Folder, source.Files);
                failures.AddRange(problems.Select(Within));
                foreach (var file in sourceFiles)
                {
                    files++;
                    await foreach (var document in reader.ReadAsync(file, new SkippedParts(), cancellationToken))
                    {
                        var wrong = Check(document, source);
                        failures.AddRange(wrong.Select(Within));
                        if (wrong.Count == 0)
                        {
                            records++;
                            var bound = document.Bind();
                            failures.AddRange(review?.Invoke(bound.Value!, document.File, bound.Lines).Select(Within) ?? []);
                        }
                    }
                }
            }

            IngestFailure Within(IngestFailure failure) => failure with { File = $"{IngestFolder.SourcesFolder}/{listing.Name}/{failure.File}" };
        }

        return new CheckResult(files, records, failures);

        IReadOnlyList<IngestFailure> Check(RecordDocument document, SourceDefinition source)
        {
            var bound = document.Bind();
            if (bound.Value is null)
            {
                return bound.Failures;
            }

            if (!keys.TryAdd(RecordId.From(source.Name, bound.Value.Key), document.File))
            {
                var earlier = keys[RecordId.From(source.Name, bound.Value.Key)];
                return [new IngestFailure(document.File, bound.Lines.LineOf("key"), "key", $"The key '{bound.Value.Key}' stands already in {earlier}.", "Give one of the two another key, or delete it.", bound.Value.Key)];
            }

            // Without vocabulary the files can be read, but not what they refer to.
            return stages?.Run(bound, document.File, source).Failures ?? [];
        }
    }
}
