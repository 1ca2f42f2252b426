using System.Globalization;
using Sherloc.Core.Citations;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Web.Addressing;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Features.Records;

/// <param name="Name">Value of the parameter <c>format</c>.</param>
/// <param name="Label">As people call it.</param>
/// <param name="MediaType">What it is served as.</param>
/// <param name="Write">The writer.</param>
public sealed record CiteFormat(string Name, string Label, string MediaType, Func<Record, CiteContext, string> Write);

/// <summary>"Cite as" with this site's addresses and the reader's words.</summary>
public sealed class Citing(FacetLabels labels, CurrentVocabulary vocabulary, TimeProvider time)
{
    public static readonly IReadOnlyList<CiteFormat> Formats =
    [
        new("text", "Text", "text/plain; charset=utf-8", RecordCitation.Text),
        new("bibtex", "BibTeX", "application/x-bibtex; charset=utf-8", RecordCitation.BibTeX),
        new("ris", "RIS", "application/x-research-info-systems; charset=utf-8", RecordCitation.Ris),
        new("csl", "CSL-JSON", "application/vnd.citationstyles.csl+json; charset=utf-8", RecordCitation.Csl),
    ];

    /// <param name="stored">The record in the version to cite.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="root">Scheme and host of this site.</param>
    public string Write(StoredRecord stored, CiteFormat format, string root)
    {
        var address = Addresses.Absolute(root, Addresses.Record(stored.Record.Id, ""));
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return format.Write(stored.Record, new CiteContext(address, stored.Revision, today, Words()));
    }

    private CiteLabels Words() => new()
    {
        Country = labels.Country,
        Instrument = id => vocabulary.Value.Instrument(id)?.Title.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? id,
        Kind = Term.Kind,
    };
}
