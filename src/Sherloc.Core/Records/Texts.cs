namespace Sherloc.Core.Records;

/// <summary>Where the words come from.</summary>
public enum TextStatus
{
    /// <summary>The text in the language it was made in.</summary>
    Original,

    /// <summary>A translation that an authority answers for.</summary>
    Official,

    /// <summary>Any other translation.</summary>
    Unofficial,

    /// <summary>A summary in the words of this collection.</summary>
    Summary,
}

/// <summary>A short text in one language, such as a title.</summary>
public sealed record LocalText
{
    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    public required string Text { get; init; }

    public TextStatus Status { get; init; }
}

/// <summary>A part of a record (facts, reasoning …) in one or more languages.</summary>
public sealed record Section
{
    /// <summary>One of <see cref="SectionNames"/>.</summary>
    public required string Name { get; init; }

    public IReadOnlyList<Pane> Panes { get; init; } = [];
}

/// <summary>One section in one language.</summary>
public sealed record Pane
{
    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    public TextStatus Status { get; init; }

    /// <summary>Markdown; paragraphs part by an empty line and are counted from 1.</summary>
    public required string Text { get; init; }
}

/// <summary>The sections a record may have; a page shows them in this order.</summary>
public static class SectionNames
{
    public static readonly IReadOnlyList<string> All =
        ["facts", "text", "summary", "commentary", "procedure", "reasoning", "decision", "victims", "sources-note"];
}
