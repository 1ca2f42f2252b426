using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Blocks;

namespace Sherloc.Ingestion.Readers.Html;

/// <summary>
/// HTML as browsers read it, through AngleSharp; nothing it refers to is fetched and no script runs. Where what stands, the mapping says
/// with CSS selectors and patterns; without one, a page is one record.
/// </summary>
public sealed class HtmlReader : WholeFileReader
{
    /// <summary>In bytes. A page is kept in memory whole, at some twenty times its size.</summary>
    public const long LargestFile = 32 * 1024 * 1024;

    /// <summary>More characters that could not be decoded than one in so many make another encoding than the page says.</summary>
    private const int LettersToOneLost = 1_000;

    private const string Lost = "characters that are not in the encoding the page names";
    private readonly ReaderInput input;
    private readonly BlockRules rules;

    static HtmlReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public HtmlReader(ReaderInput input)
        : base(input.Hash, LargestFile)
    {
        this.input = input;
        rules = new BlockRules(input.Source.Mapping);
    }

    protected override IEnumerable<Bound<Record>> Read(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken)
    {
        HtmlGuard.Check(stream, cancellationToken);
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true, IsScripting = false });
        using var document = parser.ParseDocument(stream);
        cancellationToken.ThrowIfCancellationRequested();
        var page = new HtmlBlocks(rules, input.Source.Mapping, (reason, line) => skipped.Add(reason, file.Path, line), cancellationToken).Read(document);
        CheckEncoding(page.Text, file, skipped);
        return new BlockRecords(input, rules, file, skipped).Read(page.Text, page.Found, Title(document, page.Text), document.DocumentElement.GetAttribute("lang") ?? "");
    }

    private static string Title(IHtmlDocument document, IReadOnlyList<Block> blocks)
    {
        var title = HtmlBlocks.Line(document.Title ?? "");
        return title.Length > 0 ? title : blocks.FirstOrDefault(b => b.Heading is 1 or 2)?.Text ?? "";
    }

    private static void CheckEncoding(IReadOnlyList<Block> blocks, SourceFile file, SkippedParts skipped)
    {
        var lost = blocks.Sum(b => b.Text.AsSpan().Count('\uFFFD'));
        if (lost == 0)
        {
            return;
        }

        if (lost > blocks.Sum(b => b.Text.Length) / LettersToOneLost)
        {
            throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"{lost} characters are not in the encoding that the page names."), "Save the page as UTF-8, with <meta charset=\"utf-8\"> in its head.");
        }

        skipped.Add(Lost, file.Path, 1, lost);
    }
}
