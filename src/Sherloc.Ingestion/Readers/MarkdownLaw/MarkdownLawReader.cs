using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>
/// Laws in the Markdown of publishers, an article or section each; what a heading looks like, where the title stands and what is a date says
/// the mapping, or the dialect that it names.
/// </summary>
public sealed class MarkdownLawReader : WholeFileReader
{
    /// <summary>In bytes. A file is kept in memory whole, at some six times its size.</summary>
    public const long LargestFile = 32 * 1024 * 1024;

    private readonly ReaderInput input;
    private readonly MarkdownRules rules;

    public MarkdownLawReader(ReaderInput input)
        : base(input.Hash, LargestFile)
    {
        this.input = input;
        rules = new MarkdownRules(input.Source.Mapping);
    }

    protected override IEnumerable<Bound<Record>> Read(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var (text, failure) = StrictText.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), file.Path);
        if (text is null)
        {
            return [Failed(failure!)];
        }

        var lines = text.Split('\n');
        var front = FrontMatter.Read(lines);
        var blocks = new MarkdownBlocks(rules.Options.WrappedHeadings).Read(lines, front.Next, cancellationToken);
        return new LawRecords(input, rules, file, skipped).Read(new MarkdownFile(file.Path, front, blocks));
    }
}
