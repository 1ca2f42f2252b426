using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>A row of <c>ingest_skipped</c>.</summary>
internal sealed class SkippedRow
{
    public long Run { get; init; }

    public string Reason { get; init; } = "";

    public long Number { get; init; }

    public string File { get; init; } = "";

    public int Line { get; init; }

    public static SkippedRow Of(long run, SkippedPart part) => new()
    {
        Run = run,
        Reason = part.Reason,
        Number = part.Count,
        File = FailureRow.Storable(part.File)!,
        Line = part.Line,
    };

    public SkippedPart ToPart() => new(Reason, Number, File, Line);
}
