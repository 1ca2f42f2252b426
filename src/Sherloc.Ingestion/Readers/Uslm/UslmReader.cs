using System.Xml;
using System.Xml.Linq;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.Uslm;

/// <summary>United States Legislative Markup 1 and 2: codes, public laws, compilations, bills, regulations. One record for each section.</summary>
public sealed class UslmReader(ReaderInput input) : WholeFileReader(input.Hash, BoundedXml.LargestFile)
{
    private static readonly XmlDialect Dialect = UslmDialect.Instance;

    protected override IEnumerable<Bound<Record>> Read(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken)
    {
        using var reader = BoundedXml.Open(stream);
        reader.MoveToContent();
        if (!reader.NamespaceURI.Contains("/uslm", StringComparison.Ordinal))
        {
            throw new RefusedException($"The file is not USLM: it begins with <{reader.LocalName}>.", "Name the reader of its format in source.yaml, or leave the file out.", BoundedXml.Line(reader));
        }

        var (root, facts) = (reader.LocalName, new UslmFacts(input, file));
        var provisions = new UslmProvisions(new RecordFactory(input.Source, file), new KeysOfFile(file, skipped), (reason, line) => skipped.Add(reason, file.Path, line));
        var walk = new XmlProvisions(Dialect, (reason, line) => skipped.Add(reason, file.Path, line), cancellationToken);
        XElement meta = new("meta");
        XElement preface = new("preface");
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "meta" or "amendMeta":
                    meta = BoundedXml.Load(reader, cancellationToken);
                    break;
                case "preface" or "amendPreface":
                    preface = BoundedXml.Load(reader, cancellationToken);
                    break;
                case "main" or "amendMain":
                    var document = facts.Read(root, meta, preface);
                    foreach (var provision in walk.Read(reader))
                    {
                        if (provisions.Read(document, provision) is { } record)
                        {
                            yield return record;
                        }
                    }

                    break;
                default:
                    skipped.Add(Dialect.ReasonOf(reader.LocalName), file.Path, BoundedXml.Line(reader));
                    BoundedXml.Skip(reader, cancellationToken);
                    break;
            }
        }
    }
}
