using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers;

/// <summary>A file format: a file to documents, one record each. Bad input comes out as documents whose binding fails, never as an exception.</summary>
public interface IRecordReader
{
    /// <summary>Documents in the order of the file. A document may be bound only until the next one is asked for.</summary>
    IAsyncEnumerable<RecordDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken);
}

/// <summary>A file of a source.</summary>
/// <param name="FullPath">Where it is on this machine.</param>
/// <param name="Path">Path within the source's folder, with forward slashes: its name in records and failures.</param>
public sealed record SourceFile(string FullPath, string Path);

/// <summary>A document as found: cheap to look at, and read as a record only when its hash is new.</summary>
/// <param name="File">Path within the source's folder.</param>
/// <param name="Line">First line, from 1.</param>
/// <param name="Hash">SHA-256 of its bytes and of what they are read with; empty where it could not be read at all.</param>
/// <param name="Bind">Reads it.</param>
public sealed record RecordDocument(string File, int Line, string Hash, Func<Bound<Record>> Bind);
