using System.Security.Cryptography;
using System.Text;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>The rows that one change writes. Pure: what is stored goes in, what to store comes out.</summary>
internal sealed class RecordWrite
{
    public required string Id { get; init; }

    public required SaveOutcome Outcome { get; init; }

    /// <summary>The revision that the record has afterwards.</summary>
    public long Revision { get; private init; }

    public string Updated { get; private init; } = "";

    /// <summary>The record to write; null where only its state changes.</summary>
    public RecordText? Text { get; private init; }

    public string File { get; private init; } = "";

    public int Line { get; private init; }

    public string Hash { get; private init; } = "";

    public string? WithdrawnAt { get; private init; }

    public string? WithdrawnReason { get; private init; }

    /// <summary>A new revision: the one before goes to the history, the index has to learn of it.</summary>
    public bool IsRevision => Outcome is not (SaveOutcome.Unchanged or SaveOutcome.Missing or SaveOutcome.Conflict);

    /// <summary>The same record read with another vocabulary or from another place: no revision, but the index builds it anew.</summary>
    public bool IsNewOrigin { get; private init; }

    public static RecordWrite Plan(RecordChange change, CurrentRow? current, DateTimeOffset now) => change switch
    {
        { Expected: { } expected } when expected != (current?.Revision ?? 0) => new RecordWrite { Id = change.Id.Value, Outcome = SaveOutcome.Conflict },
        RecordChange.Save save => PlanSave(save, current, StoredTime.Write(now)),
        _ when current is null => new RecordWrite { Id = change.Id.Value, Outcome = SaveOutcome.Missing },
        RecordChange.Withdraw withdraw when !current.Withdrawn => State(current, SaveOutcome.Withdrawn, StoredTime.Write(now), withdraw.Reason),
        RecordChange.Revive when current.Withdrawn => State(current, SaveOutcome.Revived, StoredTime.Write(now), null),
        _ => new RecordWrite { Id = current.Id, Outcome = SaveOutcome.Unchanged },
    };

    private static RecordWrite State(CurrentRow current, SaveOutcome outcome, string now, string? reason) => new()
    {
        Id = current.Id,
        Outcome = outcome,
        Revision = current.Revision + 1,
        Updated = now,
        WithdrawnAt = reason is null ? null : now,
        WithdrawnReason = reason,
    };

    private static RecordWrite PlanSave(RecordChange.Save save, CurrentRow? current, string now)
    {
        // Ingestion lists such a key as a failure. PostgreSQL could not hold it, so no store takes it.
        if (save.Record.Key.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("The key of a record holds the character U+0000.", nameof(save));
        }

        var text = RecordText.Of(save.Record);
        var same = current is not null && current.Content == text.Content;
        var outcome = current switch
        {
            null => SaveOutcome.Added,
            { Withdrawn: true } when same => SaveOutcome.Revived,
            _ when same => SaveOutcome.Unchanged,
            _ => SaveOutcome.Updated,
        };
        return new RecordWrite
        {
            Id = save.Id.Value,
            Outcome = outcome,
            Revision = outcome == SaveOutcome.Unchanged ? current!.Revision : (current?.Revision ?? 0) + 1,
            Updated = now,
            Text = text,
            File = save.Origin.File,
            Line = save.Origin.Line,
            Hash = save.Origin.Hash,
            IsNewOrigin = outcome == SaveOutcome.Unchanged && save.Origin != new RecordOrigin(current!.File, current.Line, current.Hash),
        };
    }
}

/// <summary>A record as text, with the columns that are made of it.</summary>
internal sealed record RecordText(Record Record, string Json, string Content)
{
    public static RecordText Of(Record record)
    {
        var json = RecordJson.WriteUtf8(record);
        return new RecordText(record, Encoding.UTF8.GetString(json), Convert.ToHexStringLower(SHA256.HashData(json)));
    }

    /// <summary>Target and kind of every link to another record.</summary>
    public IEnumerable<(string Target, string Kind)> Links()
    {
        var related = Record.Related.Select(r => (r.Target, Kind: r.Kind.ToSlug()));
        var charges = Record is CaseSummary summary
            ? summary.Charges.Select(c => (Target: RecordLink.Resolve(c.Record), Kind: RecordStore.ChargeLink))
            : [];
        return related.Concat(charges).Where(l => l.Target is not null).Select(l => (l.Target!.Value.Value, l.Kind)).Distinct();
    }
}
