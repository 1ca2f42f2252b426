using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Duplicates;

/// <summary>
/// Proposes records of different sources that may be one instrument or one case, with what speaks for it. It only lists them: whether they
/// are the same is for a person to say, by a relation from one to the other, after which they are not listed again.
/// </summary>
public sealed class DuplicateReview
{
    private readonly Dictionary<string, List<Seen>> byKey = new(StringComparer.Ordinal);

    /// <summary>The earlier records that this one may be, one finding each. Its <see cref="Record.Source"/> must be set.</summary>
    public IEnumerable<IngestFailure> Review(Record record, string file, FieldMap lines)
    {
        var own = new Seen(record.Source, record.Key, file, [.. record.Related.Select(r => r.To)]);
        var evidence = new Dictionary<Seen, List<string>>();
        foreach (var (key, words) in DuplicateKeys.Of(record).DistinctBy(k => k.Key))
        {
            var seen = byKey.TryGetValue(key, out var list) ? list : byKey[key] = [];
            foreach (var other in seen.Where(s => s.Source != own.Source && !s.Names(own) && !own.Names(s)))
            {
                (evidence.TryGetValue(other, out var known) ? known : evidence[other] = []).Add(words);
            }

            seen.Add(own);
        }

        return evidence.Select(e => new IngestFailure(
            file,
            lines.LineOf("key"),
            "key",
            $"This may be the record {e.Key.Source}/{e.Key.Key} ({IngestFolder.SourcesFolder}/{e.Key.Source}/{e.Key.File}): {string.Join("; ", e.Value)}.",
            $"Compare the two. Where they belong together, say how: related: [{{to: \"{e.Key.Source}/{e.Key.Key}\", relation: same-facts}}], or withdraw one of them.",
            record.Key));
    }

    private sealed class Seen(string source, string key, string file, IReadOnlyList<string> related)
    {
        public string Source => source;

        public string Key => key;

        public string File => file;

        public bool Names(Seen other) => related.Contains($"{other.Source}/{other.Key}");
    }
}
