using Sherloc.Core.Citations;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Stages;

/// <summary>The stages in their order: normalise, identify, tag, cite, validate. Made anew for each vocabulary; safe for many threads.</summary>
public sealed class RecordStages(Vocabulary vocabulary, TimeProvider time)
{
    private readonly TagStage tag = new(vocabulary);
    private readonly CiteStage cite = new(new TreatyCitationParser(vocabulary));
    private readonly ValidateStage validate = new(vocabulary, time);

    /// <summary>The record as it is to be stored, and why it is not; stored only where there is no failure.</summary>
    public (Record Record, IReadOnlyList<IngestFailure> Failures) Run(Bound<Record> bound, string file, SourceDefinition source)
    {
        var record = NormaliseStage.Apply(bound.Value!);
        record = IdentifyStage.Apply(record, source);
        record = tag.Apply(record);
        record = cite.Apply(record);
        return (record, [.. validate.Check(record, file, bound.Lines), .. Kind(record, file, bound.Lines, source)]);
    }

    private static IEnumerable<IngestFailure> Kind(Record record, string file, FieldMap lines, SourceDefinition source)
    {
        if (source.Kind is { } kind && record.Kind != kind)
        {
            yield return new IngestFailure(
                file,
                lines.LineOf("kind"),
                "kind",
                $"The source holds records of the kind '{kind.ToSlug()}', this one is of the kind '{record.Kind.ToSlug()}'.",
                "Put it into another source, or leave kind out of source.yaml.",
                record.Key);
        }
    }
}
