using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers;

/// <summary>
/// A reader of files that hang together: one hash for the whole file, its documents numbered. What a file does to the library that parses it
/// becomes a failure of the file.
/// </summary>
/// <param name="hash">Hashes files.</param>
/// <param name="largestFile">In bytes; a larger file is refused before it is opened.</param>
public abstract class WholeFileReader(DocumentHash hash, long largestFile) : IRecordReader
{
    public async ValueTask<string?> HashAsync(SourceFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenRead();
        return await hash.OfAsync(stream, cancellationToken);
    }

    public async IAsyncEnumerable<RecordDocument> ReadAsync(SourceFile file, SkippedParts skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var length = new FileInfo(file.FullPath).Length;
        if (length > largestFile)
        {
            var limit = (largestFile / (1024 * 1024)).ToString(CultureInfo.InvariantCulture);
            yield return Document(file, "", Failed(new IngestFailure(file.Path, 0, "", $"The file is larger than {limit} MB.", "Divide it.")));
            yield break;
        }

        var whole = (await HashAsync(file, cancellationToken))!;
        await using var stream = file.OpenRead();
        // One record is held back, so that the last one is known as such.
        Bound<Record>? ahead = null;
        var index = 0;
        foreach (var next in Guarded(file, () => length == 0 ? [Failed(Empty(file))] : Read(file, stream, skipped, cancellationToken)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ahead is not null)
            {
                yield return Document(file, FileHash.Part(whole, index++, last: false), ahead);
            }

            ahead = next;
        }

        ahead ??= Failed(new IngestFailure(file.Path, 0, "", "Nothing in the file is a record.", "Take it out of the files of the source."));
        yield return Document(file, FileHash.Part(whole, index, last: true), ahead);
    }

    /// <summary>The records of one file, or why there are none, in its order.</summary>
    protected abstract IEnumerable<Bound<Record>> Read(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken);

    /// <summary>What cannot be read.</summary>
    protected static Bound<Record> Failed(IngestFailure failure) => new(null, new FieldMap(Math.Max(1, failure.Line)), [failure], failure.Key);

    private static RecordDocument Document(SourceFile file, string hash, Bound<Record> bound) => new(file.Path, bound.Lines.FirstLine, hash, () => bound);

    private static IngestFailure Empty(SourceFile file) => new(file.Path, 0, "", "The file is empty.", "Fetch it again, or delete it.");

    private static IEnumerable<Bound<Record>> Guarded(SourceFile file, Func<IEnumerable<Bound<Record>>> read)
    {
        IEnumerator<Bound<Record>>? records = null;
        try
        {
            while (true)
            {
                Bound<Record> next;
                var go = true;
                try
                {
                    records ??= read().GetEnumerator();
                    if (!records.MoveNext())
                    {
                        yield break;
                    }

                    next = records.Current;
                }
                catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException or IOException or UnauthorizedAccessException))
                {
                    next = Failed(Fault(exception, file.Path));
                    go = false;
                }

                yield return next;
                if (!go)
                {
                    yield break;
                }
            }
        }
        finally
        {
            records?.Dispose();
        }
    }

    private static IngestFailure Fault(Exception exception, string file) => exception switch
    {
        RefusedException refused => new IngestFailure(file, refused.Line, "", refused.Message, refused.Remedy),
        XmlException { Message: var said } when said.Contains("DTD", StringComparison.Ordinal) => new IngestFailure(
            file, 1, "", "The file has a document type (DOCTYPE), which is never read: it can name files and addresses and blow up a text.", "Delete it, and write out the entities that it declares."),
        XmlException xml => new IngestFailure(file, xml.LineNumber, "", "The XML cannot be read: " + Said(xml), "Look at this line; where the file was cut off or its encoding is wrong, fetch it again.", null, xml.LinePosition),
        InvalidDataException zip => new IngestFailure(file, 0, "", "The file cannot be unpacked: " + zip.Message, "Fetch it again, or open it with the program it was written with and save it anew."),
        _ => new IngestFailure(file, 0, "", "The file cannot be read: " + exception.Message, "Please report this with the file."),
    };

    /// <summary>Without the place, which the failure names in its own way.</summary>
    private static string Said(XmlException exception)
    {
        var place = exception.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        var said = place > 0 ? exception.Message[..place] : exception.Message;
        return said.Length > 200 ? said[..200] + "…" : said;
    }
}

/// <summary>A file that passes one of our limits, or is not what its source says.</summary>
internal sealed class RefusedException(string reason, string remedy, int line = 0) : Exception(reason)
{
    public string Remedy => remedy;

    /// <summary>From 1; 0 where it concerns the whole file.</summary>
    public int Line => line;
}
