using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sherloc.Data.Search.Elasticsearch.Requests;

/// <summary>
/// The aggregations inside another one stand beside its own figures, under the names that the request gave them. Read by hand: a page of results has
/// hundreds of buckets.
/// </summary>
internal sealed class AggregationConverter : JsonConverter<AggregationAnswer>
{
    private static readonly Dictionary<string, AggregationAnswer> NoneInside = [];

    public override AggregationAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Aggregation(ref reader);

    public override void Write(Utf8JsonWriter writer, AggregationAnswer value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only read.");

    private static AggregationAnswer Aggregation(ref Utf8JsonReader reader)
    {
        var count = 0L;
        List<BucketAnswer>? buckets = null;
        Dictionary<string, AggregationAnswer>? inner = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("doc_count"u8))
            {
                reader.Read();
                count = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("buckets"u8))
            {
                reader.Read();
                buckets = Buckets(ref reader);
            }
            else
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    (inner ??= new(StringComparer.Ordinal))[name] = Aggregation(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return new AggregationAnswer(count, buckets, inner ?? NoneInside);
    }

    private static List<BucketAnswer> Buckets(ref Utf8JsonReader reader)
    {
        var buckets = new List<BucketAnswer>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            buckets.Add(Bucket(ref reader));
        }

        return buckets;
    }

    private static BucketAnswer Bucket(ref Utf8JsonReader reader)
    {
        string? key = null;
        var count = 0L;
        AggregationAnswer? values = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("key"u8))
            {
                reader.Read();
                key = reader.GetString();
            }
            else if (reader.ValueTextEquals("doc_count"u8))
            {
                reader.Read();
                count = reader.GetInt64();
            }
            else
            {
                var isInside = reader.ValueTextEquals(BucketAnswer.InnerName);
                reader.Read();
                if (isInside)
                {
                    values = Aggregation(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return new BucketAnswer(key ?? throw new JsonException("A bucket has no key."), count, values);
    }
}
