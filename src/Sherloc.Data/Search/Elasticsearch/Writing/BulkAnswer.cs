using System.Text.Json.Serialization;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Writing;

/// <summary>Of <c>POST /_bulk</c>: one item for each operation, in their order.</summary>
internal sealed record BulkAnswer(bool Errors, IReadOnlyList<BulkItem> Items);

internal sealed record BulkItem(BulkResult? Index, BulkResult? Delete)
{
    public BulkResult Result => Index ?? Delete ?? throw new InvalidOperationException("An item of an operation that we never send.");
}

internal sealed record BulkResult(int Status, string? Result, ElasticError? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BulkAnswer))]
internal sealed partial class BulkJson : JsonSerializerContext;
