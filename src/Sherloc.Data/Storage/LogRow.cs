using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>A row of <c>ingest_log</c>.</summary>
internal sealed class LogRow
{
    public long Run { get; init; }

    /// <summary>From 1.</summary>
    public long Number { get; init; }

    public string At { get; init; } = "";

    public string Text { get; init; } = "";

    public RunLine ToLine() => new(StoredTime.Read(At), Text);
}
