using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sherloc.Data.Search.Elasticsearch.Transport;

/// <summary>The error object of an answer or of one item of it.</summary>
internal sealed record ElasticError(string? Type, string? Reason, ElasticError? CausedBy = null, IReadOnlyList<ElasticError>? RootCause = null)
{
    public static readonly ElasticError Unknown = new(null, null);

    /// <summary>The words of it and of what lies below it.</summary>
    public string Words
    {
        get
        {
            var cause = CausedBy ?? (RootCause is [{ } root, ..] && root.Reason != Reason ? root : null);
            return cause is null ? Reason ?? Type ?? "no reason given" : $"{Reason ?? Type}: {cause.Words}";
        }
    }

    /// <summary>Whether this or what lies below it is of a type.</summary>
    public bool Is(string type) => Type == type || (CausedBy?.Is(type) ?? false) || (RootCause?.Any(c => c.Is(type)) ?? false);

    /// <summary>Never throws: what stands between us and a node answers in HTML.</summary>
    public static ElasticError Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ErrorJson.Default.ErrorBody)?.Error ?? Unknown;
        }
        catch (JsonException)
        {
            return Unknown;
        }
    }
}

internal sealed record ErrorBody(ElasticError? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ErrorJson : JsonSerializerContext;
