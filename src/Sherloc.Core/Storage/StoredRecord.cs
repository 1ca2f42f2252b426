using Sherloc.Core.Records;

namespace Sherloc.Core.Storage;

/// <summary>A record as the store holds it.</summary>
/// <param name="Record">What the source says.</param>
/// <param name="Revision">1 at first, one more at every change; the version in citations and the guard against lost updates.</param>
/// <param name="Origin">Where and when it was read.</param>
/// <param name="Withdrawal">Set when its address answers 410.</param>
/// <param name="FirstSeen">When it was stored first.</param>
/// <param name="Updated">When this revision was stored.</param>
public sealed record StoredRecord(
    Record Record, long Revision, RecordOrigin Origin, Withdrawal? Withdrawal, DateTimeOffset FirstSeen, DateTimeOffset Updated);

/// <param name="File">Path within the source's folder, with forward slashes.</param>
/// <param name="Line">First line of the record in the file, from 1.</param>
/// <param name="Hash">SHA-256 of the record's bytes and of what they were read with, in lower-case hexadecimal.</param>
public sealed record RecordOrigin(string File, int Line, string Hash);

/// <param name="Reason">A sentence for the reader of the tombstone.</param>
/// <param name="At">When.</param>
public sealed record Withdrawal(string Reason, DateTimeOffset At);

/// <summary>One revision of a record.</summary>
public sealed record RecordRevision(long Revision, DateTimeOffset Updated, Withdrawal? Withdrawal);

/// <param name="From">The record that names another.</param>
/// <param name="Kind">As the other record puts it; null where a charge of a case names a provision.</param>
public sealed record IncomingLink(RecordId From, RelationKind? Kind);

/// <summary>What the address of a record is made of, and when the record changed.</summary>
public sealed record RecordAddress(RecordId Id, string Slug, DateTimeOffset Updated);

/// <summary>What can be done to records, in one transaction with the index queue.</summary>
public abstract record RecordChange(RecordId Id)
{
    /// <summary>
    /// The revision that the change was made upon, 0 for a record that was not there: with another one stored it is refused as
    /// <see cref="SaveOutcome.Conflict"/>. Null, as ingestion has it, overwrites whatever is there.
    /// </summary>
    public long? Expected { get; init; }

    /// <summary>The run of ingestion that makes it: the revision is kept with the run, so that the run can be taken back as a whole.</summary>
    public long? Run { get; init; }

    public sealed record Save(Record Record, RecordOrigin Origin) : RecordChange(Record.Id);

    public sealed record Withdraw(RecordId Id, string Reason) : RecordChange(Id);

    /// <summary>The source has it again, unchanged.</summary>
    public sealed record Revive(RecordId Id) : RecordChange(Id);
}

public enum SaveOutcome
{
    Added,
    Updated,

    /// <summary>Nothing to do: no new revision. Where only <see cref="RecordOrigin"/> differs, that is kept up to date.</summary>
    Unchanged,
    Withdrawn,

    /// <summary>A withdrawn record is back with the same content; with other content it is <see cref="Updated"/>.</summary>
    Revived,

    /// <summary>
    /// Somebody else was faster, and nothing was written. Mine is in the change, theirs under <see cref="IRecordStore.GetAsync"/>, what both
    /// began with under <see cref="IRecordStore.GetRevisionAsync"/>.
    /// </summary>
    Conflict,

    /// <summary>There never was such a record to withdraw or revive.</summary>
    Missing,
}

/// <summary>What an incremental run needs to know of a record that is already stored.</summary>
public sealed record SourceEntry(RecordId Id, string Key, string File, string Hash, bool Withdrawn);

/// <summary>Live records by kind and the time of the last change: the snapshot line of every page.</summary>
public sealed record StoreCounts(IReadOnlyDictionary<RecordKind, long> ByKind, long Withdrawn, DateTimeOffset? LastChange)
{
    public long Total => ByKind.Values.Sum();
}
