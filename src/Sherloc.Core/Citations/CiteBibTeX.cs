using System.Globalization;
using System.Text;
using Sherloc.Core.Records;

namespace Sherloc.Core.Citations;

/// <summary>BibTeX. Only entry types that every style knows: law and cases are <c>misc</c> and say what they are in <c>howpublished</c>.</summary>
internal static class CiteBibTeX
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static string Write(CiteParts parts)
    {
        var type = parts switch
        {
            { Kind: RecordKind.Publication, Publisher: not null, Authors.Count: > 0 } => "book",
            { Kind: RecordKind.Strategy, Publisher: not null } => "techreport",
            _ => "misc",
        };
        var entry = new StringBuilder($"@{type}{{sherloc-{parts.Id}-v{parts.Version}");
        Field("author", string.Join(" and ", parts.Authors.Select(a => $"{{{Escape(a)}}}")));

        // A second pair of braces keeps the capitals of names.
        Field("title", $"{{{Escape(parts.FullTitle)}}}");
        Field(type switch { "book" => "publisher", "techreport" => "institution", _ => "howpublished" }, Escape(HowPublished(parts, type)));
        if (parts.Issued is { } issued)
        {
            Field("year", issued.Year.ToString("0000", CultureInfo.InvariantCulture));
            if (issued.Month > 0)
            {
                entry.Append(CultureInfo.InvariantCulture, $",\n  month = {Months[issued.Month - 1]}");
            }
        }

        Field("doi", parts.Doi is { } doi ? Verbatim(doi) : "");
        Field("isbn", Escape(parts.Isbn ?? ""));
        Field("language", parts.Language);
        Field("version", parts.Version);
        Field("url", Verbatim(parts.Address));
        Field("urldate", parts.Accessed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Field("note", Escape($"{parts.KindLabel}, {parts.Edition}"));
        return entry.Append("\n}\n").ToString();

        void Field(string name, string value)
        {
            if (value.Length > 0)
            {
                entry.Append(CultureInfo.InvariantCulture, $",\n  {name} = {{{value}}}");
            }
        }
    }

    private static string HowPublished(CiteParts parts, string type) => type == "misc"
        ? CiteText.Line([parts.Container, parts.LawCitation, parts.Number, .. CiteText.Details(parts)])
        : parts.Publisher!;

    /// <summary>TeX's own characters as commands. Braces too: BibTeX counts even those that a backslash precedes.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\\' => @"\textbackslash{}",
                '{' => @"\textbraceleft{}",
                '}' => @"\textbraceright{}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                '$' or '&' or '#' or '_' or '%' => @"\" + c,
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>An address is taken as it stands; what would end the field is percent-encoded.</summary>
    private static string Verbatim(string address) => address
        .Replace("\\", "%5C", StringComparison.Ordinal)
        .Replace("{", "%7B", StringComparison.Ordinal)
        .Replace("}", "%7D", StringComparison.Ordinal)
        .Replace(" ", "%20", StringComparison.Ordinal);
}
