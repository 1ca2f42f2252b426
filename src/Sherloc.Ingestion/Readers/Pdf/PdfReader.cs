using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Blocks;

namespace Sherloc.Ingestion.Readers.Pdf;

/// <summary>
/// The text of PDF files. What a heading looks like, the mapping says with patterns; without one, a file is one record. Where something
/// stands is told by the page.
/// </summary>
public sealed class PdfReader(ReaderInput input) : WholeFileReader(input.Hash, LargestFile)
{
    /// <summary>In bytes.</summary>
    public const long LargestFile = 128 * 1024 * 1024;

    /// <summary>The mark of the format stands among the first bytes.</summary>
    private const int Head = 1024;

    private readonly BlockRules rules = new(input.Source.Mapping);

    protected override IEnumerable<Bound<Record>> Read(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken)
    {
        Span<byte> head = stackalloc byte[Head];
        head = head[..stream.ReadAtLeast(head, Head, throwOnEndOfStream: false)];
        if (head.IndexOf("%PDF-"u8) < 0)
        {
            throw new RefusedException("The file is no PDF.", "Name the reader of its format in source.yaml.");
        }

        var (text, complaints) = new PdfText(input.PdfToText).Read(file.FullPath, cancellationToken);
        if (!text.Any(char.IsLetterOrDigit))
        {
            throw new RefusedException("There is no text in the PDF: its pages are pictures.", "Have their text recognised (with ocrmypdf, for instance), and check what comes of it.");
        }

        if (complaints > 0)
        {
            skipped.Add("places of PDF files that pdftotext complains about", file.Path, 0, complaints);
        }

        var (pages, frames) = PdfPages.Of(text);
        if (frames > 0)
        {
            skipped.Add("headers and footers of pages", file.Path, 0, frames);
        }

        List<Block> blocks = [.. new PdfBlocks(input.Source.Mapping).Read(pages)];
        cancellationToken.ThrowIfCancellationRequested();
        return new BlockRecords(input, rules, file, skipped).Read(blocks, [], blocks.Find(b => b.Text.Any(char.IsLetter))?.Text ?? "", "");
    }
}
