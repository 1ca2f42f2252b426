using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>A row of <c>records</c> or <c>record_revisions</c> as it is read.</summary>
internal sealed class RecordRow
{
    /// <summary>The columns that both tables have.</summary>
    public const string Columns = """
        revision, file, line, hash, first_seen AS FirstSeen, updated,
        withdrawn_at AS WithdrawnAt, withdrawn_reason AS WithdrawnReason, json
        """;

    public long Revision { get; init; }

    public string File { get; init; } = "";

    public int Line { get; init; }

    public string Hash { get; init; } = "";

    public string FirstSeen { get; init; } = "";

    public string Updated { get; init; } = "";

    public string? WithdrawnAt { get; init; }

    public string? WithdrawnReason { get; init; }

    public string Json { get; init; } = "";

    public StoredRecord ToStored() => new(
        RecordJson.Read(Json),
        Revision,
        new RecordOrigin(File, Line, Hash),
        WithdrawalOf(WithdrawnAt, WithdrawnReason),
        StoredTime.Read(FirstSeen),
        StoredTime.Read(Updated));

    public static Withdrawal? WithdrawalOf(string? at, string? reason) =>
        at is null ? null : new Withdrawal(reason ?? "", StoredTime.Read(at));
}
