namespace Sherloc.Data.Storage;

/// <summary>What the store needs to know of a record before it changes it: everything but the text.</summary>
internal sealed class CurrentRow
{
    public string Id { get; init; } = "";

    public long Revision { get; init; }

    public string File { get; init; } = "";

    public int Line { get; init; }

    public string Hash { get; init; } = "";

    public bool Withdrawn { get; init; }

    public string Content { get; init; } = "";
}
