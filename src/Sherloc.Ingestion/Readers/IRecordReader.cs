using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers;

/// <summary>A file format: a file to documents, one record each. Bad input comes out as documents whose binding fails, never as an exception.</summary>
public interface IRecordReader
{
    /// <summary>
    /// Documents in the order of the file. A document may be bound only until the next one is asked for, so that a reader keeps no more than
    /// one of them in memory.
    /// </summary>
    /// <param name="file">Where to read.</param>
    /// <param name="skipped">Told what of the file becomes no part of a record; of a document, when it is bound.</param>
    /// <param name="cancellationToken">Looked at between documents and while a large one is read.</param>
    IAsyncEnumerable<RecordDocument> ReadAsync(SourceFile file, SkippedParts skipped, CancellationToken cancellationToken);

    /// <summary>
    /// The hash of the whole file, where the documents of this reader carry <see cref="FileHash.Part"/> of it: a file whose documents are all
    /// stored with it need not be opened as its format again. Null where every document stands for itself.
    /// </summary>
    ValueTask<string?> HashAsync(SourceFile file, CancellationToken cancellationToken);
}

/// <summary>A file of a source.</summary>
/// <param name="fullPath">Where it is on this machine.</param>
/// <param name="path">Path within the source's folder, with forward slashes: its name in records and failures.</param>
public sealed class SourceFile(string fullPath, string path)
{
    /// <summary>The reader's, who closes it.</summary>
    private readonly WeakReference<FileStream?> opened = new(null);

    public string FullPath => fullPath;

    public string Path => path;

    /// <summary>In bytes; 0 where the file is gone, or is none, as with the articles of treaties.</summary>
    public long Length => FullPath.Length > 0 && new FileInfo(FullPath) is { Exists: true } file ? file.Length : 0;

    /// <summary>How far a reader has come in it, in bytes; 0 where none is at it.</summary>
    public long Position => opened.TryGetTarget(out var stream) && stream.CanRead ? stream.Position : 0;

    /// <summary>Opens it for one pass from the beginning to the end.</summary>
    /// <param name="bufferSize">In bytes; 0 for a reader with a buffer of its own.</param>
    public FileStream OpenRead(int bufferSize = 64 * 1024)
    {
        var stream = new FileStream(FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize, FileOptions.SequentialScan);
        opened.SetTarget(stream);
        return stream;
    }
}

/// <summary>A document as found: cheap to look at, and read as a record only when its hash is new.</summary>
/// <param name="File">Path within the source's folder.</param>
/// <param name="Line">First line, from 1.</param>
/// <param name="Hash">SHA-256 of its bytes and of what they are read with; empty where it could not be read at all.</param>
/// <param name="Bind">Reads it.</param>
public sealed record RecordDocument(string File, int Line, string Hash, Func<Bound<Record>> Bind);
