using Sherloc.Core.Records;

namespace Sherloc.Core.Storage;

/// <summary>
/// What the index has yet to learn. At least once: a row goes only after the index has answered. Several processes drain it together:
/// a claimed row is nobody else's until its lease ends, so that an index write may take seconds and a process may die over it.
/// </summary>
public interface IIndexQueue
{
    /// <summary>Takes the oldest rows that nobody works on, one per record at most, in the order of their numbers.</summary>
    /// <param name="most">Rows at most.</param>
    /// <param name="lease">After this time others may take them, unless they were let go before. Rows of a process of this machine that has died are free as soon as there are no others.</param>
    /// <param name="cancellationToken">Stops before anything is claimed.</param>
    Task<IReadOnlyList<QueuedChange>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Takes rows out; a row whose record has changed since stays, for anybody to claim.</summary>
    Task DoneAsync(IReadOnlyList<QueuedChange> changes, CancellationToken cancellationToken);

    /// <summary>Gives claimed rows back as they were: the index is away, or the process has to stop.</summary>
    Task ReleaseAsync(IReadOnlyList<QueuedChange> changes, CancellationToken cancellationToken);

    /// <summary>Counts a try that was the row's own fault. It is tried again later, and after some tries set aside; a row whose record has changed since begins anew.</summary>
    Task FailedAsync(IReadOnlyList<FailedChange> changes, CancellationToken cancellationToken);

    /// <summary>Sets records aside that a rebuild had to leave out, unless a change of theirs is waiting.</summary>
    Task SetAsideAsync(IReadOnlyList<(RecordId Id, string Reason)> records, CancellationToken cancellationToken);

    /// <summary>What was given up, latest first.</summary>
    Task<IReadOnlyList<SetAsideChange>> AsideAsync(int most, CancellationToken cancellationToken);

    /// <summary>Puts what was set aside back into the queue, with no tries counted.</summary>
    /// <param name="id">One record, or null for all.</param>
    /// <param name="cancellationToken">Stops before anything is put back.</param>
    /// <returns>How many.</returns>
    Task<int> RetryAsync(RecordId? id, CancellationToken cancellationToken);

    /// <summary>Rows waiting or claimed; not those set aside.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Empties the queue up to and including a number taken before a rebuild read the store, of what was set aside as well.</summary>
    Task ClearAsync(long upTo, CancellationToken cancellationToken);

    /// <summary>The number of the newest row, 0 where there is none.</summary>
    Task<long> NewestAsync(CancellationToken cancellationToken);
}

/// <param name="Number">Order of the row in the queue.</param>
/// <param name="Id">Record.</param>
/// <param name="Revision">Revision that the index should reach.</param>
/// <param name="Tries">That failed so far.</param>
public sealed record QueuedChange(long Number, RecordId Id, long Revision, int Tries);

/// <param name="Change">As it was claimed.</param>
/// <param name="Reason">For a person to read.</param>
public sealed record FailedChange(QueuedChange Change, string Reason);

/// <param name="Id">Record.</param>
/// <param name="Revision">That is not in the index.</param>
/// <param name="Tries">After which it was given up; 0 where a rebuild left it out.</param>
/// <param name="Reason">Of the last try.</param>
/// <param name="At">When.</param>
public sealed record SetAsideChange(RecordId Id, long Revision, int Tries, string Reason, DateTimeOffset At);
