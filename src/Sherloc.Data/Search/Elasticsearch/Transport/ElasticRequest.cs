using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sherloc.Data.Search.Elasticsearch.Transport;

/// <summary>A request to any of the nodes. Every one of ours may be sent again: searches read, and writes carry their version.</summary>
/// <param name="Method">Of HTTP.</param>
/// <param name="Path">With its query.</param>
/// <param name="Body">JSON; empty where there is none.</param>
internal sealed record ElasticRequest(HttpMethod Method, string Path, ReadOnlyMemory<byte> Body = default)
{
    public const string Json = "application/json";
    public const string Lines = "application/x-ndjson";

    public string ContentType { get; init; } = Json;

    /// <summary>All attempts together.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>One attempt: then another node is asked.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);

    public static ElasticRequest Get(string path) => new(HttpMethod.Get, path);

    public static ElasticRequest Post(string path) => new(HttpMethod.Post, path);

    public static ElasticRequest Delete(string path) => new(HttpMethod.Delete, path);

    public static ElasticRequest Post<T>(string path, T body, JsonTypeInfo<T> type) =>
        new(HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body, type));

    public static ElasticRequest Put<T>(string path, T body, JsonTypeInfo<T> type) =>
        new(HttpMethod.Put, path, JsonSerializer.SerializeToUtf8Bytes(body, type));

    public static ElasticRequest Delete<T>(string path, T body, JsonTypeInfo<T> type) =>
        new(HttpMethod.Delete, path, JsonSerializer.SerializeToUtf8Bytes(body, type));
}

/// <summary>What a node said.</summary>
internal sealed record ElasticAnswer(int Status, byte[] Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>This answer, or the trouble that it tells of.</summary>
    public ElasticAnswer Succeeded() => IsSuccess ? this : throw Troubles.Of(Status, Error());

    public ElasticError Error() => ElasticError.Read(Body);

    public T Read<T>(JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(Succeeded().Body, type) ?? throw new JsonException("Elasticsearch answered null.");
}
