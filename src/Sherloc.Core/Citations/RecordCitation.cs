using Sherloc.Core.Records;

namespace Sherloc.Core.Citations;

/// <summary>"Cite as", in the form that people paste and the three that reference managers read. Pure: the same record and context give the same text.</summary>
/// <remarks>Facts that are suppressed or not recorded are left out. Titles are stripped of line breaks and of marks that reorder text.</remarks>
public static class RecordCitation
{
    /// <summary>One line of plain text. Dates are ISO 8601, so that they read the same in every language.</summary>
    public static string Text(Record record, CiteContext context) => CiteText.Write(CiteParts.Of(record, context));

    /// <summary>One entry of BibTeX, readable by classic BibTeX and by biber; UTF-8.</summary>
    public static string BibTeX(Record record, CiteContext context) => CiteBibTeX.Write(CiteParts.Of(record, context));

    /// <summary>One record of RIS; lines end with CR LF as the format asks.</summary>
    public static string Ris(Record record, CiteContext context) => CiteRis.Write(CiteParts.Of(record, context));

    /// <summary>An array of one item of CSL-JSON 1.0.</summary>
    public static string Csl(Record record, CiteContext context) => CiteCsl.Write(CiteParts.Of(record, context));
}
