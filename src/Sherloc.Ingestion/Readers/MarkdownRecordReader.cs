using System.Runtime.CompilerServices;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers;

/// <summary>One file, one record: front matter in YAML between <c>---</c> lines, then the sections.</summary>
public sealed class MarkdownRecordReader(DocumentHash hash) : IRecordReader
{
    /// <summary>Null: every document carries a hash of its own.</summary>
    public ValueTask<string?> HashAsync(SourceFile file, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    public async IAsyncEnumerable<RecordDocument> ReadAsync(SourceFile file, SkippedParts skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (new FileInfo(file.FullPath).Length > FileBinder.LargestFile)
        {
            var failure = new IngestFailure(file.Path, 0, "", "The file is larger than 16 MB.", "Divide it, or write the records as JSON Lines.");
            yield return new RecordDocument(file.Path, 1, "", () => new Bound<Record>(null, new FieldMap(1), [failure]));
            yield break;
        }

        var bytes = await File.ReadAllBytesAsync(file.FullPath, cancellationToken);
        yield return new RecordDocument(file.Path, 1, hash.Of(bytes), () => Bind(bytes, file.Path));
    }

    /// <summary>Reads the bytes of one file.</summary>
    public static Bound<Record> Bind(ReadOnlySpan<byte> bytes, string file)
    {
        var (text, failure) = StrictText.Decode(bytes, file);
        if (text is null)
        {
            return new Bound<Record>(null, new FieldMap(1), [failure!]);
        }

        var body = text.Split('\n');
        var end = body[0].TrimEnd() == RecordMarkdown.Fence ? Array.FindIndex(body, 1, l => l.TrimEnd() == RecordMarkdown.Fence) : -1;
        if (end < 0)
        {
            var (line, reason) = body[0].TrimEnd() == RecordMarkdown.Fence
                ? (1, "The front matter is not closed.")
                : (1, "The file does not begin with front matter.");
            return new Bound<Record>(null, new FieldMap(1), [new IngestFailure(file, line, "", reason, "Write the fields between two lines of three hyphens at the top of the file.")]);
        }

        var (root, lines, failures) = YamlTree.Read(string.Join('\n', body[1..end]), file, 1);
        var sections = new MarkdownSections(file, lines, failures).Read(body.AsSpan(end + 1), end + 2);
        if (root is null)
        {
            return new Bound<Record>(null, lines, failures);
        }

        if (root.Remove("sections"))
        {
            failures.Add(new IngestFailure(file, lines.LineOf("sections"), "sections", "Sections do not stand in the front matter.", "Write them below it, each under its heading."));
        }

        if (sections.Count > 0)
        {
            root["sections"] = sections;
        }

        var bound = FileBinder.Bind<Record>(root, lines, file);
        return failures.Count == 0
            ? bound
            : new Bound<Record>(null, lines, [.. failures.Select(f => f with { Key = bound.Key }), .. bound.Failures], bound.Key);
    }
}
