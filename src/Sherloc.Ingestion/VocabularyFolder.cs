using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion;

/// <summary>Keeps the vocabulary in step with its files.</summary>
public sealed class VocabularyFolder(IngestFolder folder, CurrentVocabulary current)
{
    private readonly Lock gate = new();

    /// <summary>
    /// Reads the files again and puts the vocabulary in use where they changed. Files that cannot be used leave the one in use in place,
    /// and are listed.
    /// </summary>
    public (Vocabulary InUse, IReadOnlyList<IngestFailure> Failures) Refresh()
    {
        lock (gate)
        {
            var (read, failures) = VocabularyReader.Load(folder);
            if (read is not null && read.Fingerprint != current.Value.Fingerprint)
            {
                current.Value = read;
            }

            return (current.Value, failures);
        }
    }
}
