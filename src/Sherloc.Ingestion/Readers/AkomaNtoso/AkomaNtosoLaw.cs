using System.Xml;
using System.Xml.Linq;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.AkomaNtoso;

/// <summary>An act or a bill: a record for its preamble and one for each section or article.</summary>
internal sealed class AkomaNtosoLaw(AkomaNtosoFacts facts, RecordFactory factory, KeysOfFile keys, Action<string, int> skip, CancellationToken cancellationToken)
{
    private const string NoText = "provisions without text (repealed, reserved)";
    private static readonly XmlDialect Dialect = AkomaNtosoDialect.Instance;

    /// <summary>The records of the law that the reader stands on; the reader then stands on its end.</summary>
    public IEnumerable<Bound<Record>> Read(XmlReader reader)
    {
        var (bill, depth) = (reader.LocalName == "bill", reader.Depth);
        var walk = new XmlProvisions(Dialect, skip, cancellationToken);
        XElement meta = new("meta");
        var front = new List<XElement>();
        DocumentFacts? document = null;
        var notes = AkomaNtosoFacts.Notes(meta);
        if (reader.IsEmptyElement)
        {
            yield break;
        }

        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "meta":
                    meta = BoundedXml.Load(reader, cancellationToken);
                    notes = AkomaNtosoFacts.Notes(meta);
                    break;
                case "coverPage" or "preface":
                    front.Add(BoundedXml.Load(reader, cancellationToken));
                    break;
                case "preamble":
                    var line = BoundedXml.Line(reader);
                    var preamble = BoundedXml.Load(reader, cancellationToken);
                    front.Add(preamble);
                    document ??= facts.Read(meta, front, RecordKind.Provision, bill);
                    if (Provision(document, new XmlProvision(preamble, [], line), notes) is { } opening)
                    {
                        yield return opening;
                    }

                    break;
                case "body" or "portionBody" or "attachments" or "components":
                    document ??= facts.Read(meta, front, RecordKind.Provision, bill);
                    foreach (var provision in walk.Read(reader))
                    {
                        if (Provision(document, provision, notes) is { } record)
                        {
                            yield return record;
                        }
                    }

                    break;
                default:
                    skip(Dialect.ReasonOf(reader.LocalName), BoundedXml.Line(reader));
                    BoundedXml.Skip(reader, cancellationToken);
                    break;
            }
        }
    }

    private Bound<Record>? Provision(DocumentFacts document, XmlProvision provision, IReadOnlyDictionary<string, string> notes)
    {
        var element = provision.Element;
        var name = element.Name.LocalName;
        var text = new ElementText(Dialect, new ElementTextInput(document.Language, notes, Headings: false, reason => skip(reason, provision.Line)));
        var panes = text.Read(element);
        var heading = string.Join(" – ", element.Elements().Where(e => Dialect.RoleOf(e) == XmlRole.Heading).Select(e => XmlPlain.Of(e, Dialect)).Where(h => h.Length > 0));
        var number = NumberText.Of(XmlPlain.Of(element.Element("num"), Dialect));
        var id = Dialect.IdOf(element);
        var own = id.Length > 0 ? KeyText.Of(id) : PlaceKey.Of(provision.Around, Dialect.LevelOf(element), number);
        var draft = new ProvisionDraft
        {
            Number = number,
            Heading = heading.Length > 0 ? heading : name == "preamble" ? "Preamble" : "",
            Around = provision.Around,
            Level = Dialect.LevelOf(element),
            Panes = panes,
            Repealed = element.Attribute("status")?.Value is "removed" or "repealed",
            Line = provision.Line,
        };
        if (panes.Count == 0)
        {
            skip(NoText, provision.Line);
            return null;
        }

        return factory.Provision(document, draft, keys.Take(KeyText.Join(document.Key, own), provision.Line));
    }
}
