namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>JSON.</summary>
public sealed class JsonReader(ReaderInput input) : RowReader(input)
{
    private protected override IEnumerable<FoundRow> Read(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken) => [];
}
