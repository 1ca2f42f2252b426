using System.Xml.Linq;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Readers.Xml;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.AkomaNtoso;

/// <summary>What a document says of itself: its metadata (FRBR) first, then what stands in its preface, cover page or header.</summary>
internal sealed class AkomaNtosoFacts(ReaderInput input, SourceFile file)
{
    private const int MostDockets = 5;
    private static readonly XmlDialect Dialect = AkomaNtosoDialect.Instance;

    /// <param name="meta">The element meta.</param>
    /// <param name="front">Preface, cover page and header as far as there are any.</param>
    /// <param name="kind">What the document becomes.</param>
    /// <param name="bill">Whether it is not law yet.</param>
    public DocumentFacts Read(XElement meta, IReadOnlyList<XElement> front, RecordKind kind, bool bill)
    {
        var work = meta.Descendants("FRBRWork").FirstOrDefault();
        var expression = meta.Descendants("FRBRExpression").FirstOrDefault();
        var language = LanguageCodes.Of(Value(expression, "FRBRlanguage", "language"));
        return new DocumentFacts
        {
            Key = Key(work, expression),
            Kind = kind,
            Title = Title(work, front, kind),
            Language = language.Length > 0 ? language : input.Source.Language ?? "",
            Country = input.Countries.Find(Value(work, "FRBRcountry")) ?? input.Source.Country,
            Date = Date(kind is RecordKind.Provision ? expression : work, front) ?? Date(work, front),
            Adopted = DateText.Iso(Value(work, "FRBRdate", "date")),
            Citation = Citation(meta, work, front, kind),
            Address = Address(expression) ?? Address(work),
            Court = kind == RecordKind.Case ? Court(meta, work, front) : null,
            Identifiers = kind == RecordKind.Case ? CaseNumbers(meta, front) : Eli(work, expression),
            Force = bill ? ForceState.Prospective : ForceState.Unknown,
        };
    }

    /// <summary>Footnotes that stand in the metadata, by id.</summary>
    public static IReadOnlyDictionary<string, string> Notes(XElement meta)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var note in meta.Elements("notes").SelectMany(n => n.Elements("note")))
        {
            notes.TryAdd(Dialect.IdOf(note), XmlPlain.Of(note, Dialect));
        }

        return notes;
    }

    private string Key(XElement? work, XElement? expression)
    {
        var address = input.Source.Mapping.KeyFrom switch
        {
            KeyFrom.File => null,
            KeyFrom.Expression => Value(expression, "FRBRthis") ?? Value(expression, "FRBRuri"),
            _ => Value(work, "FRBRthis") ?? Value(work, "FRBRuri"),
        };
        if (string.IsNullOrWhiteSpace(address))
        {
            return KeyText.Of(file.Path);
        }

        // The host says who publishes the work, not which it is.
        var path = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsolutePath : address;
        path = path.Trim('/');
        path = path.StartsWith("akn/", StringComparison.Ordinal) ? path[4..] : path.StartsWith("id/", StringComparison.Ordinal) ? path[3..] : path;
        path = path.EndsWith("/main", StringComparison.Ordinal) ? path[..^5] : path.EndsWith("/!main", StringComparison.Ordinal) ? path[..^6] : path;
        return path.Any(char.IsLetterOrDigit) ? KeyText.Of(path) : KeyText.Of(file.Path);
    }

    private static string Title(XElement? work, IReadOnlyList<XElement> front, RecordKind kind)
    {
        var name = Value(work, "FRBRname") ?? "";
        var title = Front(front, "shortTitle") is { Length: > 0 } shortTitle ? shortTitle : Front(front, "docTitle");
        return kind == RecordKind.Case && name.Length > 0 ? XmlPlain.Unmarked(name)
            : title.Length > 0 ? title
            : name.Contains(' ', StringComparison.Ordinal) ? XmlPlain.Unmarked(name)
            : Front(front, "longTitle") is { Length: > 0 } longTitle ? longTitle
            : XmlPlain.Unmarked(name);
    }

    private static string? Citation(XElement meta, XElement? work, IReadOnlyList<XElement> front, RecordKind kind)
    {
        if (kind == RecordKind.Case)
        {
            return Neutral(meta, front);
        }

        var name = Value(work, "FRBRname") ?? "";
        return name.Any(char.IsAsciiDigit) ? XmlPlain.Unmarked(name) : Front(front, "docNumber") is { Length: > 0 } number ? number : null;
    }

    private static PartialDate? Date(XElement? level, IReadOnlyList<XElement> front) =>
        DateText.Iso(Value(level, "FRBRdate", "date"))
        ?? front.SelectMany(f => f.Descendants("docDate")).Select(d => DateText.Iso(d.Attribute("date")?.Value)).FirstOrDefault(d => d is not null);

    private static string? Address(XElement? level) =>
        (Value(level, "FRBRuri") ?? Value(level, "FRBRthis")) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    /// <summary>The organisation that the metadata names as author, else what the header calls the court.</summary>
    private static string? Court(XElement meta, XElement? work, IReadOnlyList<XElement> front)
    {
        var author = Value(work, "FRBRauthor", "href")?.TrimStart('#');
        var organisation = meta.Descendants("TLCOrganization").FirstOrDefault(o => Dialect.IdOf(o) == author)?.Attribute("showAs")?.Value;
        var words = front.SelectMany(f => f.Descendants("courtType")).Select(c => XmlPlain.Of(c, Dialect)).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal);
        return !string.IsNullOrWhiteSpace(organisation) ? XmlPlain.Unmarked(organisation) : string.Join(", ", words) is { Length: > 0 } court ? court : null;
    }

    private static string? Neutral(XElement meta, IReadOnlyList<XElement> front) =>
        Front(front, "neutralCitation") is { Length: > 0 } citation ? citation
        : meta.Elements("proprietary").Elements("cite").Select(c => XmlPlain.Unmarked(c.Value)).FirstOrDefault(c => c.Length > 0);

    private static IReadOnlyList<Identifier> CaseNumbers(XElement meta, IReadOnlyList<XElement> front)
    {
        var numbers = new List<Identifier>();
        if (Neutral(meta, front) is { } neutral)
        {
            numbers.Add(new Identifier { Scheme = IdentifierScheme.NeutralCitation, Value = neutral });
        }

        foreach (var alias in meta.Descendants("FRBRalias").Select(a => a.Attribute("value")?.Value ?? "").Where(a => a.StartsWith("ECLI:", StringComparison.Ordinal)).Take(1))
        {
            numbers.Add(new Identifier { Scheme = IdentifierScheme.Ecli, Value = alias });
        }

        numbers.AddRange(front.SelectMany(f => f.Descendants("docketNumber")).Select(d => XmlPlain.Of(d, Dialect)).Where(d => d.Length > 0)
            .Distinct(StringComparer.Ordinal).Take(MostDockets).Select(d => new Identifier { Scheme = IdentifierScheme.Docket, Value = d }));
        return numbers;
    }

    private static IReadOnlyList<Identifier> Eli(XElement? work, XElement? expression) =>
        [.. new[] { work, expression }.OfType<XElement>().Elements().Select(e => e.Attribute("value")?.Value ?? "").Where(v => v.Contains("/eli/", StringComparison.Ordinal))
            .Take(1).Select(v => new Identifier { Scheme = IdentifierScheme.Eli, Value = v })];

    private static string Front(IReadOnlyList<XElement> front, string name) =>
        front.SelectMany(f => f.Descendants(name)).Select(e => XmlPlain.Of(e, Dialect)).FirstOrDefault(t => t.Length > 0) ?? "";

    private static string? Value(XElement? level, string element, string attribute = "value") =>
        level?.Elements(element).Select(e => e.Attribute(attribute)?.Value).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
}
