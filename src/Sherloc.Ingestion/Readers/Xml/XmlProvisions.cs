using System.Xml;
using System.Xml.Linq;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Xml;

/// <summary>A provision as it stands in a file.</summary>
/// <param name="Element">The whole of it.</param>
/// <param name="Around">The divisions around it, outermost first.</param>
/// <param name="Line">Its first line, from 1.</param>
internal sealed record XmlProvision(XElement Element, IReadOnlyList<PlaceInLaw> Around, int Line);

/// <summary>
/// Walks the divisions of a law and loads one provision at a time. What stands in a division directly (a chapter without sections, an opening
/// paragraph of a part) is a provision with the division's own number.
/// </summary>
internal sealed class XmlProvisions(XmlDialect dialect, Action<string, int> skip, CancellationToken cancellationToken)
{
    private readonly List<Division> open = [];
    private XmlProvision? last;

    /// <summary>Provisions below the element that the reader stands on; the reader then stands on its end.</summary>
    public IEnumerable<XmlProvision> Read(XmlReader reader)
    {
        // One is held back: what stands behind it may continue it.
        last = null;
        foreach (var provision in In(reader, 0))
        {
            if (last is not null)
            {
                yield return last;
            }

            last = provision;
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    private IEnumerable<XmlProvision> In(XmlReader reader, int line)
    {
        var division = new Division(Shell(reader), line > 0 ? line : BoundedXml.Line(reader));
        open.Add(division);
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
                foreach (var provision in Child(reader, division, line))
                {
                    yield return provision;
                }
            }
        }

        foreach (var own in Own(division))
        {
            yield return own;
        }

        open.RemoveAt(open.Count - 1);
    }

    private IEnumerable<XmlProvision> Child(XmlReader reader, Division division, int line)
    {
        if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA
            && BoundedXml.Text(reader, BoundedXml.LongestRecord, division.Line) is var text && !string.IsNullOrWhiteSpace(text))
        {
            division.Own.Add(new XElement("p", text));
        }

        if (reader.NodeType != XmlNodeType.Element)
        {
            yield break;
        }

        cancellationToken.ThrowIfCancellationRequested();
        BoundedXml.CheckDepth(reader);
        var (name, at) = (reader.LocalName, line > 0 ? line : BoundedXml.Line(reader));
        if (dialect.Divisions.Contains(name) || dialect.Frames.Contains(name))
        {
            foreach (var own in Own(division))
            {
                yield return own;
            }

            foreach (var provision in In(reader, line))
            {
                yield return provision;
            }

            yield break;
        }

        switch (dialect.RoleOf(name))
        {
            case XmlRole.LeftOut:
                skip(dialect.ReasonOf(name), at);
                BoundedXml.Skip(reader, cancellationToken);
                break;
            case XmlRole.Number:
                division.Number = NumberText.Of(XmlPlain.Of(BoundedXml.Load(reader, cancellationToken), dialect));
                break;
            case XmlRole.Heading:
                division.Heading = XmlPlain.Of(BoundedXml.Load(reader, cancellationToken), dialect);
                break;
            case XmlRole.CrossHeading:
                division.CrossHeading = XmlPlain.Of(BoundedXml.Load(reader, cancellationToken), dialect);
                break;
            case XmlRole.Level:
                foreach (var provision in Level(reader, division, at))
                {
                    yield return provision;
                }

                break;
            default:
                division.Own.Add(BoundedXml.Load(reader, cancellationToken));
                break;
        }
    }

    private IEnumerable<XmlProvision> Level(XmlReader reader, Division division, int line)
    {
        var element = BoundedXml.Load(reader, cancellationToken);
        if (last is not null && division.Own.Count == 0 && dialect.Continuations.Contains(element.Name.LocalName))
        {
            last.Element.Add(element);
            yield break;
        }

        foreach (var own in Own(division))
        {
            yield return own;
        }

        if (!dialect.HoldsProvisions(element))
        {
            yield return new XmlProvision(element, Around(open), line);
            yield break;
        }

        using var inner = element.CreateReader();
        inner.MoveToContent();
        foreach (var provision in In(inner, line))
        {
            yield return provision;
        }
    }

    /// <summary>What stands in the division itself, once there is any.</summary>
    private IEnumerable<XmlProvision> Own(Division division)
    {
        if (division.Own.Any(e => e.Value.Any(char.IsLetterOrDigit)))
        {
            var element = new XElement(division.Shell);
            element.Add(new XElement("num", division.Number), new XElement("heading", division.Heading));
            element.Add(division.Own);
            yield return new XmlProvision(element, Around(open.SkipLast(1)), division.Line);
        }

        division.Own.Clear();
    }

    private List<PlaceInLaw> Around(IEnumerable<Division> divisions)
    {
        var place = new List<PlaceInLaw>();
        foreach (var division in divisions)
        {
            if (!dialect.Frames.Contains(division.Shell.Name.LocalName) && (division.Number.Length > 0 || division.Heading.Length > 0))
            {
                place.Add(new PlaceInLaw { Level = dialect.LevelOf(division.Shell), Number = Empty(division.Number), Heading = Empty(division.Heading) });
            }

            if (division.CrossHeading.Length > 0 && open.Contains(division))
            {
                place.Add(new PlaceInLaw { Level = "heading", Heading = division.CrossHeading });
            }
        }

        return place;
    }

    private static string? Empty(string text) => text.Length > 0 ? text : null;

    /// <summary>The start of the element: its name and attributes.</summary>
    private static XElement Shell(XmlReader reader)
    {
        var shell = new XElement(reader.LocalName);
        foreach (var name in new[] { "eId", "id", "identifier", "name", "status" })
        {
            if (reader.GetAttribute(name) is { } value)
            {
                shell.SetAttributeValue(name, value);
            }
        }

        return shell;
    }

    private sealed class Division(XElement shell, int line)
    {
        public XElement Shell => shell;

        public int Line => line;

        public string Number { get; set; } = "";

        public string Heading { get; set; } = "";

        public string CrossHeading { get; set; } = "";

        public List<XElement> Own { get; } = [];
    }
}
