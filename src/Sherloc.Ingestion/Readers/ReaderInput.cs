using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers;

/// <summary>What a reader is made with.</summary>
/// <param name="Source">What <c>source.yaml</c> says: kind, country, language, publisher, mapping.</param>
/// <param name="Hash">Hashes what is read together with what it is read with.</param>
/// <param name="Countries">Codes of countries as files write them.</param>
public sealed record ReaderInput(SourceDefinition Source, DocumentHash Hash, CountryCodes Countries)
{
    /// <summary>The program that reads PDF files: its name, or its path.</summary>
    public string PdfToText { get; init; } = IngestOptions.DefaultPdfToText;

    /// <summary>With the countries of a vocabulary; without one, no code of a file is understood.</summary>
    public static ReaderInput Of(SourceDefinition source, DocumentHash hash, Vocabulary? vocabulary) =>
        new(source, hash, new CountryCodes(vocabulary?.Countries ?? []));
}
