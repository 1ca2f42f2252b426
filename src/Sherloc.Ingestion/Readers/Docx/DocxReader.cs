using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Blocks;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.Docx;

/// <summary>
/// Word documents. The mapping says which style is the title, the court, the heading of an article; without one, a file is one record. Read
/// with the framework's own zip and XML, so that the limits hold while a part is unpacked and not after.
/// </summary>
public sealed class DocxReader(ReaderInput input) : WholeFileReader(input.Hash, LargestFile)
{
    /// <summary>In bytes, packed.</summary>
    public const long LargestFile = 64 * 1024 * 1024;

    private readonly BlockRules rules = new(input.Source.Mapping);

    protected override IEnumerable<Bound<Record>> Read(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken)
    {
        using var package = new DocxPackage(stream, cancellationToken);
        var blocks = new DocxBlocks(package, (reason, line) => skipped.Add(reason, file.Path, line), cancellationToken).Read().ToList();
        foreach (var (name, reason) in new[] { ("word/header", "headers and footers of pages"), ("word/footer", "headers and footers of pages"), ("word/comments.", "comments of authors") })
        {
            if (package.Count(name, ".xml") is > 0 and var count)
            {
                skipped.Add(reason, file.Path, 0, count);
            }
        }

        foreach (var record in new BlockRecords(input, rules, file, skipped).Read(blocks, [], Title(package, blocks), ""))
        {
            yield return record;
        }
    }

    /// <summary>
    /// The first paragraph in the style of titles, else the title in the file's properties (often that of its template), else the first
    /// heading; where there is none of these, the first line of text.
    /// </summary>
    private static string Title(DocxPackage package, IReadOnlyList<Block> blocks)
    {
        if (blocks.FirstOrDefault(b => b.Text.Length > 0 && b.Marks.Any(m => string.Equals(m, "title", StringComparison.OrdinalIgnoreCase))) is { } shown)
        {
            return shown.Text;
        }

        var title = XmlPlain.Unmarked(package.Load("docProps/core.xml")?.Element("title")?.Value ?? "");
        return title.Length > 0 ? title
            : (blocks.FirstOrDefault(b => b.Heading == 1 && b.Text.Length > 0) ?? blocks.FirstOrDefault(b => b.Text.Any(char.IsLetter)))?.Text ?? "";
    }
}
