using System.Xml;
using System.Xml.Linq;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.AkomaNtoso;

/// <summary>The documents of one file.</summary>
internal sealed class AkomaNtosoDocuments(ReaderInput input, SourceFile file, SkippedParts skipped, CancellationToken cancellationToken)
{
    private static readonly XmlDialect Dialect = AkomaNtosoDialect.Instance;

    private readonly RecordFactory factory = new(input.Source, file);
    private readonly KeysOfFile keys = new(file, skipped);
    private readonly AkomaNtosoFacts facts = new(input, file);

    private AkomaNtosoLaw Provisions => new(facts, factory, keys, (reason, line) => skipped.Add(reason, file.Path, line), cancellationToken);

    /// <summary>The records of the element that the reader stands on; the reader then stands on its end.</summary>
    public IEnumerable<Bound<Record>> Read(XmlReader reader)
    {
        BoundedXml.CheckDepth(reader);
        switch (reader.LocalName)
        {
            case "act" or "bill" or "portion":
                return Law(reader);
            case "judgment":
                return Whole(reader, RecordKind.Case);
            case "doc" or "debateReport" or "statement":
                return Whole(reader, RecordKind.Publication);
            case "documentCollection" or "collectionBody" or "components" or "component" or "attachments" or "attachment":
                return Inside(reader);
            case "amendment" or "amendmentList" or "debate" or "officialGazette":
                return Other(reader);
            case "documentRef" or "componentRef":
                skipped.Add(Dialect.ReasonOf(reader.LocalName), file.Path, BoundedXml.Line(reader));
                BoundedXml.Skip(reader, cancellationToken);
                return [];
            default:
                BoundedXml.Skip(reader, cancellationToken);
                return [];
        }
    }

    private IEnumerable<Bound<Record>> Inside(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            yield break;
        }

        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                foreach (var record in Read(reader))
                {
                    yield return record;
                }
            }
        }
    }

    /// <summary>An act or a bill, unless the source wants whole documents.</summary>
    private IEnumerable<Bound<Record>> Law(XmlReader reader)
    {
        if (input.Source.Kind is RecordKind.Publication or RecordKind.Strategy)
        {
            return Whole(reader, RecordKind.Publication);
        }

        return input.Source.Kind is RecordKind.Provision or null ? Provisions.Read(reader) : Refused(reader);
    }

    private IEnumerable<Bound<Record>> Other(XmlReader reader) =>
        input.Source.Kind is RecordKind.Publication or RecordKind.Strategy ? Whole(reader, RecordKind.Publication) : Refused(reader);

    private IEnumerable<Bound<Record>> Refused(XmlReader reader)
    {
        var (name, line) = (reader.LocalName, BoundedXml.Line(reader));
        BoundedXml.Skip(reader, cancellationToken);
        yield return factory.Failed(
            line, "", $"The document is of the sort '{name}', of which nothing becomes a record of this source.",
            "Leave the file out of the files of the source, or write kind: publication in source.yaml to keep such documents whole.");
    }

    private IEnumerable<Bound<Record>> Whole(XmlReader reader, RecordKind kind)
    {
        var line = BoundedXml.Line(reader);
        var name = reader.LocalName;
        var element = BoundedXml.Load(reader, cancellationToken);
        kind = (kind, input.Source.Kind) switch
        {
            (_, RecordKind.Publication or RecordKind.Strategy) => input.Source.Kind.Value,
            (RecordKind.Publication, RecordKind.Case) => RecordKind.Case,
            _ => kind,
        };
        var meta = element.Element("meta") ?? new XElement("meta");
        List<XElement> front = [.. element.Elements().Where(e => e.Name.LocalName is "coverPage" or "preface" or "header")];
        var document = facts.Read(meta, front, kind, bill: name == "bill");
        document = document with { Key = keys.Take(document.Key, line) };
        var sections = new AkomaNtosoSections(document.Language, AkomaNtosoFacts.Notes(meta), reason => skipped.Add(reason, file.Path, line)).Read(element);
        yield return sections.Count > 0
            ? factory.Document(document, sections, line)
            : factory.Failed(line, "sections", "The document has no text of its own.", "Where it only points at other files, leave it out and fetch those.", document.Key);
    }
}
