namespace Sherloc.Data.Storage.Moving;

/// <summary>A row of <c>record_revisions</c>.</summary>
internal class CopiedRevision
{
    public string Id { get; init; } = "";

    public long Revision { get; init; }

    public string File { get; init; } = "";

    public int Line { get; init; }

    public string Hash { get; init; } = "";

    public string FirstSeen { get; init; } = "";

    public string Updated { get; init; } = "";

    public string? WithdrawnAt { get; init; }

    public string? WithdrawnReason { get; init; }

    public string Json { get; init; } = "";
}

/// <summary>A row of <c>records</c>.</summary>
internal sealed class CopiedRecord : CopiedRevision
{
    public string Source { get; init; } = "";

    public string Key { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Slug { get; init; } = "";

    public string Content { get; init; } = "";
}

/// <summary>A row of <c>record_links</c>.</summary>
internal sealed class CopiedLink
{
    public string Target { get; init; } = "";

    public string Origin { get; init; } = "";

    public string Kind { get; init; } = "";
}

/// <summary>A row of <c>run_revisions</c>.</summary>
internal sealed class CopiedRunRevision
{
    public long Run { get; init; }

    public string Id { get; init; } = "";

    public long Revision { get; init; }

    public string Outcome { get; init; } = "";
}

/// <summary>A row of <c>paused_sources</c>.</summary>
internal sealed class CopiedPause
{
    public string Source { get; init; } = "";

    public string Paused { get; init; } = "";

    public string? PausedBy { get; init; }

    public string? Reason { get; init; }
}
