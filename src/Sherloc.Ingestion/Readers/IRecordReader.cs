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
/// <param name="FullPath">Where it is on this machine.</param>
/// <param name="Path">Path within the source's folder, with forward slashes: its name in records and failures.</param>
public sealed record SourceFile(string FullPath, string Path)
{
    /// <summary>In bytes; 0 where the file is gone, or is none, as with the articles of treaties.</summary>
    public long Length => FullPath.Length > 0 && new FileInfo(FullPath) is { Exists: true } file ? file.Length : 0;

    /// <summary>Opens it for one pass from the beginning to the end.</summary>
    public FileStream OpenRead() => new(FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 64 * 1024, FileOptions.SequentialScan);
}

/// <summary>A document as found: cheap to look at, and read as a record only when its hash is new.</summary>
/// <param name="File">Path within the source's folder.</param>
/// <param name="Line">First line, from 1.</param>
/// <param name="Hash">SHA-256 of its bytes and of what they are read with; empty where it could not be read at all.</param>
/// <param name="Bind">Reads it.</param>
public sealed record RecordDocument(string File, int Line, string Hash, Func<Bound<Record>> Bind);
