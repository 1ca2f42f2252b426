using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Readers.Xml;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.Uslm;

/// <summary>What a document says of itself, in its meta and preface.</summary>
internal sealed partial class UslmFacts(ReaderInput input, SourceFile file)
{
    private const string Country = "USA";

    /// <param name="root">Name of the root: uscDoc, pLaw, bill …</param>
    /// <param name="meta">The element meta (amendMeta), by local names: dc:title is title.</param>
    /// <param name="preface">The preface, or an empty element.</param>
    public DocumentFacts Read(string root, XElement meta, XElement preface)
    {
        var citation = First(meta, "citableAs") ?? First(preface, "citableAs");
        var title = First(meta, "citableAsShortTitle") ?? First(meta, "title") ?? citation ?? "";
        var language = LanguageCodes.Of(First(meta, "language"));
        var code = CodeName(root, meta);
        return new DocumentFacts
        {
            Key = Key(code, citation, meta),
            Kind = RecordKind.Provision,
            Title = code is null ? title : code + (title.Length > 0 ? ", " + title : ""),
            Language = language.Length > 0 ? language : input.Source.Language ?? "en",
            Country = input.Source.Country ?? Country,
            Date = Date(meta, preface),
            Adopted = DateText.Iso(First(meta, "approvedDate")),
            Citation = citation,
            Force = IsProposal(root, meta) ? ForceState.Prospective : ForceState.Unknown,
        };
    }

    /// <summary>The local part of an identifier: <c>/us/usc/t18/s1591</c> is <c>t18-s1591</c>, <c>/us/pl/113/121/tI/s1001</c> is <c>tI-s1001</c>.</summary>
    public static string Local(string identifier)
    {
        var parts = identifier.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var first = Array.FindIndex(parts, p => LocalPart().IsMatch(p));
        return first < 0 ? "" : string.Join('-', parts[first..]);
    }

    /// <summary>A section of the Code as lawyers cite it.</summary>
    public static Identifier? Official(string identifier)
    {
        var section = CodeSection().Match(identifier);
        if (!section.Success)
        {
            return null;
        }

        var sign = section.Groups["code"].Value == "usc" ? "U.S.C." : "CFR";
        return new Identifier { Scheme = IdentifierScheme.Official, Value = $"{section.Groups["title"].Value} {sign} § {section.Groups["section"].Value}" };
    }

    private string Key(string? code, string? citation, XElement meta)
    {
        if (input.Source.Mapping.KeyFrom == KeyFrom.File)
        {
            return KeyText.Of(file.Path);
        }

        // The identifiers of the codes name the title themselves.
        return code is not null ? code == "United States Code" ? "usc" : "cfr"
            : citation is not null ? KeyText.Of(citation)
            : First(meta, "docNumber") is { } number && First(meta, "type") is { } type ? KeyText.Of($"{First(meta, "congress")} {type} {number} {First(meta, "docStage")}")
            : KeyText.Of(file.Path);
    }

    private static string? CodeName(string root, XElement meta) => root switch
    {
        "uscDoc" => "United States Code",
        "cfrDoc" => "Code of Federal Regulations",
        _ when First(meta, "type") == "USCTitle" => "United States Code",
        _ => null,
    };

    /// <summary>The date that the text is current through, then that of approval, then that of the last action.</summary>
    private static PartialDate? Date(XElement meta, XElement preface)
    {
        foreach (var name in new[] { "docReleasePoint", "approvedDate", "created", "issued", "date" })
        {
            if (DateText.Iso(First(meta, name)) is { } date)
            {
                return date;
            }
        }

        return preface.Descendants("date").Select(d => DateText.Iso(d.Attribute("date")?.Value)).LastOrDefault(d => d is not null);
    }

    private static bool IsProposal(string root, XElement meta) =>
        root is "bill" or "resolution" or "engrossedAmendment" && !(First(meta, "docStage") ?? "").Contains("Enrolled", StringComparison.OrdinalIgnoreCase);

    private static string? First(XElement parent, string name) =>
        parent.Descendants(name).Select(e => XmlPlain.Unmarked(e.Value)).FirstOrDefault(t => t.Length > 0);

    [GeneratedRegex(@"^(t|st|d|sd|ch|sch|pt|spt|s|art|app|r|sec)[0-9IVXLA]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LocalPart();

    [GeneratedRegex(@"^/us/(?<code>usc|cfr)/t(?<title>[0-9]+[a-zA-Z]?)/s(?<section>[^/]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CodeSection();
}
