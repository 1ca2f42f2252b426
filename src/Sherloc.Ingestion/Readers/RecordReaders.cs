using Sherloc.Ingestion.Readers.AkomaNtoso;
using Sherloc.Ingestion.Readers.Docx;
using Sherloc.Ingestion.Readers.Html;
using Sherloc.Ingestion.Readers.MarkdownLaw;
using Sherloc.Ingestion.Readers.Pdf;
using Sherloc.Ingestion.Readers.Tables;
using Sherloc.Ingestion.Readers.Uslm;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers;

/// <summary>The one place that knows which reader a format has.</summary>
public static class RecordReaders
{
    /// <summary>A reader of the files of a source. <see cref="ReaderKind.Treaties"/> has no files: see <see cref="TreatyRecordReader"/>.</summary>
    public static IRecordReader For(ReaderInput input) => input.Source.Reader switch
    {
        ReaderKind.Markdown => new MarkdownRecordReader(input.Hash),
        ReaderKind.Jsonl => new JsonLinesRecordReader(input.Hash),
        ReaderKind.AkomaNtoso => new AkomaNtosoReader(input),
        ReaderKind.Uslm => new UslmReader(input),
        ReaderKind.Html => new HtmlReader(input),
        ReaderKind.Docx => new DocxReader(input),
        ReaderKind.MarkdownLaw => new MarkdownLawReader(input),
        ReaderKind.Table => new TableReader(input),
        ReaderKind.Json => new JsonReader(input),
        ReaderKind.Pdf => new PdfReader(input),
        _ => throw new NotSupportedException($"The reader {input.Source.Reader} has no files of its own."),
    };
}
