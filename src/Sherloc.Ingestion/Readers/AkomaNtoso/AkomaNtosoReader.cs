using System.Xml;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.AkomaNtoso;

/// <summary>
/// Akoma Ntoso 2 and 3. An act or a bill becomes one record for each article or section, a judgment one case, any other document one
/// publication; a collection is read document by document. Acts are read in one pass and kept in memory one provision at a time.
/// </summary>
public sealed class AkomaNtosoReader(ReaderInput input) : WholeFileReader(input.Hash, BoundedXml.LargestFile)
{
    protected override IEnumerable<Bound<Record>> Read(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken)
    {
        using var reader = BoundedXml.Open(stream);
        reader.MoveToContent();
        if (reader.LocalName != "akomaNtoso")
        {
            throw new RefusedException($"The file is not Akoma Ntoso: it begins with <{reader.LocalName}>.", "Name the reader of its format in source.yaml, or leave the file out.", BoundedXml.Line(reader));
        }

        var documents = new AkomaNtosoDocuments(input, file, skipped, cancellationToken);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                foreach (var record in documents.Read(reader))
                {
                    yield return record;
                }
            }
        }
    }
}
