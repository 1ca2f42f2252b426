using System.Text.Json;
using System.Text.Json.Serialization;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Requests;

/// <summary>Of <c>_msearch</c>.</summary>
internal sealed record SearchAnswers(IReadOnlyList<SearchAnswer> Responses);

/// <summary>Of <c>_search</c>.</summary>
internal sealed record SearchAnswer
{
    public int Status { get; init; } = 200;

    public ElasticError? Error { get; init; }

    public HitsAnswer? Hits { get; init; }

    public IReadOnlyDictionary<string, AggregationAnswer>? Aggregations { get; init; }

    public string? PitId { get; init; }

    public bool TimedOut { get; init; }
}

internal sealed record HitsAnswer(TotalAnswer? Total, IReadOnlyList<HitAnswer> Hits);

internal sealed record TotalAnswer(long Value);

internal sealed record HitAnswer(
    [property: JsonPropertyName("_id")] string Id,
    [property: JsonPropertyName("_score")] double? Score,
    [property: JsonPropertyName("_source")] StoredDocument? Source,
    IReadOnlyList<JsonElement>? Sort);

/// <param name="DocCount">Of a filter or a sample.</param>
/// <param name="Buckets">Of values.</param>
/// <param name="Inner">Of a filter or a sample: what is counted inside it, by name.</param>
[JsonConverter(typeof(AggregationConverter))]
internal sealed record AggregationAnswer(long DocCount, IReadOnlyList<BucketAnswer>? Buckets, IReadOnlyDictionary<string, AggregationAnswer> Inner);

/// <param name="Key">The value.</param>
/// <param name="DocCount">Documents with it.</param>
/// <param name="Values">What is counted inside it, by the name <see cref="InnerName"/>.</param>
internal sealed record BucketAnswer(string Key, long DocCount, AggregationAnswer? Values)
{
    public const string InnerName = "values";
}

/// <summary>What Elasticsearch gives back of a document.</summary>
internal sealed record StoredDocument(StoredCard Card, IReadOnlyList<StoredText>? Texts);

/// <summary>A card is stored in the form of records.</summary>
[JsonConverter(typeof(CardConverter))]
internal readonly record struct StoredCard(RecordCard Card);

/// <summary>A text stands in the subfield of its language.</summary>
internal sealed record StoredText(
    string Section, string Language, string? En, string? Fr, string? Es, string? Ru, string? Ar, string? De, string? Nl, string? Pt, string? Other)
{
    public IndexText Text => new(Section, Language, En ?? Fr ?? Es ?? Ru ?? Ar ?? De ?? Nl ?? Pt ?? Other ?? "");
}

internal sealed record PointInTimeAnswer(string Id);

internal sealed class CardConverter : JsonConverter<StoredCard>
{
    public override StoredCard Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<RecordCard>(ref reader, RecordJson.Options) ?? throw new JsonException("The card is null."));

    public override void Write(Utf8JsonWriter writer, StoredCard value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Card, RecordJson.Options);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SearchAnswers))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(PointInTimeAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
