using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;

namespace Sherloc.Testing;

/// <summary>Generated records as the index gets them.</summary>
public static class GeneratedDocuments
{
    private static readonly DocumentBuilder Builder = new(TestVocabulary.Current);

    public static IEnumerable<IndexDocument> Take(int seed, int count) => new GeneratedRecords(seed).Take(count).Select(r => Build(r));

    /// <summary>The document that the real builder makes of a record.</summary>
    public static IndexDocument Build(Record record, long revision = 1)
    {
        var now = DateTimeOffset.UnixEpoch;
        return Builder.Build(new StoredRecord(record, revision, new RecordOrigin("generated.jsonl", 1, ""), null, now, now));
    }
}
