using Sherloc.Core.Records;

namespace Sherloc.Core.Storage;

/// <summary>The truth: records with their revisions, and the queue of what the index has yet to learn.</summary>
public interface IRecordStore
{
    /// <summary>Brings the database to the program's version. Throws a <see cref="StoreException"/> where it is newer than the program or cannot be reached.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Withdrawn records too; null where there never was one.</summary>
    Task<StoredRecord?> GetAsync(RecordId id, CancellationToken cancellationToken);

    /// <summary>In the order of the ids; those not found are left out.</summary>
    Task<IReadOnlyList<StoredRecord>> GetManyAsync(IReadOnlyList<RecordId> ids, CancellationToken cancellationToken);

    /// <summary>The record as it was at a revision, so that a citation of a version still opens; null where there was none.</summary>
    Task<StoredRecord?> GetRevisionAsync(RecordId id, long revision, CancellationToken cancellationToken);

    /// <summary>Every revision of a record, newest first; empty where there never was one.</summary>
    Task<IReadOnlyList<RecordRevision>> RevisionsAsync(RecordId id, CancellationToken cancellationToken);

    /// <summary>Live records that name this one, in the order of their ids: the other end of relations and of charges.</summary>
    Task<IReadOnlyList<IncomingLink>> LinksToAsync(RecordId id, CancellationToken cancellationToken);

    /// <summary>Live records in the order of their ids.</summary>
    IAsyncEnumerable<StoredRecord> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Addresses of the live records in the order of their ids, without reading the records: what a sitemap lists.</summary>
    IAsyncEnumerable<RecordAddress> ReadAddressesAsync(CancellationToken cancellationToken);

    /// <summary>The latest changed live records of the kinds, newest first.</summary>
    Task<IReadOnlyList<StoredRecord>> LatestAsync(int most, IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken);

    Task<StoreCounts> CountAsync(CancellationToken cancellationToken);

    /// <summary>Everything a source has put here, withdrawn records included.</summary>
    Task<IReadOnlyList<SourceEntry>> SourceEntriesAsync(string source, CancellationToken cancellationToken);

    /// <summary>All changes and their rows in the index queue in one transaction; outcomes in the same order. Of several changes to one record the last wins.</summary>
    Task<IReadOnlyList<SaveOutcome>> ApplyAsync(IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken);
}

/// <summary>The program cannot work with the database as it is; the message says what to do.</summary>
public abstract class StoreException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The database is of a newer program.</summary>
public sealed class StoreVersionException(string message) : StoreException(message, null);

/// <summary>The database that something is to be copied into holds something already.</summary>
public sealed class StoreNotEmptyException(string message) : StoreException(message, null);

/// <summary>The database cannot be reached, or is none that the program can use.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : StoreException(message, inner);
