using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sherloc.Core.Annotations;

/// <summary>Who says so.</summary>
public enum TagOrigin
{
    /// <summary>The record's source states it.</summary>
    Source,

    /// <summary>An editor of this installation set it.</summary>
    Editor,

    /// <summary>A rule found it and nobody has accepted it yet.</summary>
    Suggestion,
}

/// <summary>Whether the concept was found there or somebody looked and it is not. Not assessed is the lack of a tag.</summary>
public enum TagPresence
{
    Present,
    Absent,
}

/// <summary>A link from a record to a taxonomy concept or a treaty reference, with who made it.</summary>
/// <remarks>In files a bare word is a tag that the source states; an object says more.</remarks>
[JsonConverter(typeof(TagJsonConverter))]
public sealed record Tag
{
    /// <summary>A concept id or a treaty reference.</summary>
    public required string Value { get; init; }

    public TagOrigin Origin { get; init; }

    public TagPresence Presence { get; init; }

    /// <summary>An editor's initials or the rule's name.</summary>
    public string? By { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>0 to 1; only of suggestions.</summary>
    public double? Confidence { get; init; }

    /// <summary>The words that it rests on.</summary>
    public TagSpan? Span { get; init; }

    /// <summary>Counts in searches and facets without being asked for: said by a source or an editor, and present.</summary>
    [JsonIgnore]
    public bool IsConfirmed => Origin != TagOrigin.Suggestion && Presence == TagPresence.Present;

    public static Tag FromSource(string value) => new() { Value = value };
}

/// <summary>A stretch of a pane's text.</summary>
public sealed record TagSpan
{
    public required string Section { get; init; }

    public required string Language { get; init; }

    /// <summary>UTF-16 offset in the pane's text.</summary>
    public required int Start { get; init; }

    public required int Length { get; init; }

    public string? Text { get; init; }
}

internal sealed class TagJsonConverter : JsonConverter<Tag>
{
    public override Tag Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Tag.FromSource(reader.GetString()!);
        }

        var parts = JsonSerializer.Deserialize<Parts>(ref reader, options)!;
        return new Tag
        {
            Value = parts.Value,
            Origin = parts.Origin,
            Presence = parts.Presence,
            By = parts.By,
            At = parts.At,
            Confidence = parts.Confidence,
            Span = parts.Span,
        };
    }

    public override void Write(Utf8JsonWriter writer, Tag value, JsonSerializerOptions options)
    {
        if (value == Tag.FromSource(value.Value))
        {
            writer.WriteStringValue(value.Value);
            return;
        }

        JsonSerializer.Serialize(
            writer,
            new Parts(value.Value, value.Origin, value.Presence, value.By, value.At, value.Confidence, value.Span),
            options);
    }

    internal sealed record Parts(
        string Value,
        TagOrigin Origin = default,
        TagPresence Presence = default,
        string? By = null,
        DateTimeOffset? At = null,
        double? Confidence = null,
        TagSpan? Span = null);
}
