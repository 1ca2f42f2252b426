using System.Text.Json.Serialization;

namespace Sherloc.Core.Records;

/// <summary>The systems an external identifier can belong to. None of them is trusted to be unique.</summary>
public enum IdentifierScheme
{
    Unodc,
    Ecli,
    Eli,
    NeutralCitation,
    Docket,
    Official,
    Celex,
    Doi,
    Isbn,
    Other,
}

/// <summary>A number or citation under which others know the record.</summary>
public sealed record Identifier
{
    public required IdentifierScheme Scheme { get; init; }

    public required string Value { get; init; }
}

/// <summary>A published source that the record's facts can be checked against.</summary>
public sealed record SourceReference
{
    public required string Title { get; init; }

    public string? Publisher { get; init; }

    /// <summary>An absolute http or https address.</summary>
    public string? Address { get; init; }

    /// <summary>The official citation, where the source has one.</summary>
    public string? Citation { get; init; }

    /// <summary>The day somebody last read it.</summary>
    public PartialDate? Read { get; init; }

    public string? Licence { get; init; }

    /// <summary>The fields of the record that were taken from it, by their names in the file (<c>penalties</c>, <c>court</c>); empty: all that no other source names.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];
}

public enum RelationKind
{
    SeeAlso,
    Appeals,
    Cites,
    Applies,
    Implements,
    SameFacts,
}

/// <summary>A link to another record of this collection.</summary>
public sealed record Relation
{
    /// <summary>The other record as <c>source/key</c>.</summary>
    public required string To { get; init; }

    [JsonPropertyName("relation")]
    public RelationKind Kind { get; init; }

    /// <summary>The id behind <see cref="To"/>, or null where it has no slash.</summary>
    public RecordId? Target => RecordLink.Resolve(To);
}

/// <summary>How files name other records: <c>source/key</c>.</summary>
public static class RecordLink
{
    public static RecordId? Resolve(string? link)
    {
        var slash = link?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 ? RecordId.From(link![..slash], link[(slash + 1)..]) : null;
    }
}

/// <summary>What of the source may be shown.</summary>
public enum Rights
{
    Full,
    Summary,
    Link,
}
