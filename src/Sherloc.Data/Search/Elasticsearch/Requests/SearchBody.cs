using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sherloc.Data.Search.Elasticsearch.Requests;

/// <summary>Of <c>_search</c>, and of one search of <c>_msearch</c>.</summary>
internal sealed record SearchBody
{
    public Clause? Query { get; init; }

    /// <summary>Narrows the hits and not the aggregations.</summary>
    public Clause? PostFilter { get; init; }

    public int Size { get; init; }

    public int? From { get; init; }

    public IReadOnlyList<IReadOnlyDictionary<string, SortBy>>? Sort { get; init; }

    public bool TrackTotalHits { get; init; } = true;

    /// <summary>Parts of the document to give back; null for all of it.</summary>
    [JsonPropertyName("_source")]
    public IReadOnlyList<string>? Source { get; init; }

    public IReadOnlyDictionary<string, Aggregation>? Aggs { get; init; }

    public PointInTime? Pit { get; init; }

    /// <summary>Values of the sort of the last hit before.</summary>
    public IReadOnlyList<JsonElement>? SearchAfter { get; init; }
}

internal sealed record SortBy(string Order, string? Missing = null)
{
    public static IReadOnlyDictionary<string, SortBy> By(string field, string order, string? missing = null) =>
        new Dictionary<string, SortBy>(StringComparer.Ordinal) { [field] = new(order, missing) };
}

internal sealed record PointInTime(string Id, string? KeepAlive = null);

/// <summary>Exactly one of its kinds is set, besides what is counted inside it.</summary>
internal sealed record Aggregation
{
    public TermsAggregation? Terms { get; init; }

    public Clause? Filter { get; init; }

    public SamplerAggregation? Sampler { get; init; }

    public IReadOnlyDictionary<string, Aggregation>? Aggs { get; init; }
}

/// <param name="Field">A keyword field.</param>
/// <param name="Size">With more than there are values every count is exact, on any number of shards.</param>
/// <param name="Include">A regular expression of Lucene that values must match.</param>
/// <param name="ExecutionHint"><c>map</c> where few documents are looked at.</param>
internal sealed record TermsAggregation(string Field, int Size, string? Include = null, string? ExecutionHint = null);

internal sealed record SamplerAggregation(int ShardSize);

/// <summary>The line before a search of <c>_msearch</c>.</summary>
internal sealed record SearchHeader(IReadOnlyList<string>? Index = null, bool? RequestCache = null, bool? AllowPartialSearchResults = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(SearchHeader))]
[JsonSerializable(typeof(PointInTime))]
internal sealed partial class RequestJson : JsonSerializerContext;
