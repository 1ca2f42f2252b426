using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Layout;

/// <summary>What an index says of itself.</summary>
/// <param name="Layout"><see cref="IndexLayout.Hash"/> of the program that made it.</param>
/// <param name="Complete">Whether it has been filled from the store.</param>
/// <param name="Owner">Who fills it, while it is being filled.</param>
/// <param name="Renewed">When the one who fills it last said that it still does.</param>
internal sealed record IndexMeta(string Layout, bool Complete, string? Owner = null, DateTimeOffset? Renewed = null);

/// <summary>Of <c>PUT /name</c>.</summary>
internal sealed record CreateIndexBody(JsonObject Settings, JsonObject Mappings, IReadOnlyDictionary<string, AliasBody> Aliases);

/// <param name="Filter">What it shows; null for all.</param>
internal sealed record AliasBody(Clause? Filter = null);

/// <summary>Of <c>PUT /name/_mapping</c>, to change only what the index says of itself.</summary>
internal sealed record MetaBody([property: JsonPropertyName("_meta")] IndexMeta Meta);

/// <summary>One index of <c>GET /names</c>.</summary>
internal sealed record IndexInfo(IReadOnlyDictionary<string, JsonElement>? Aliases, IndexMappings? Mappings, IndexSettings? Settings);

internal sealed record IndexSettings(OwnSettings? Index);

/// <param name="Blocks">By name, those set: <c>read_only_allow_delete</c> where the disk is nearly full.</param>
internal sealed record OwnSettings(IReadOnlyDictionary<string, JsonElement>? Blocks);

internal sealed record IndexMappings([property: JsonPropertyName("_meta")] IndexMeta? Meta);

/// <summary>Of <c>POST /_aliases</c>: all or nothing.</summary>
internal sealed record AliasesBody(IReadOnlyList<AliasAction> Actions);

internal sealed record AliasAction(AliasOf? Add = null, AliasOf? Remove = null);

internal sealed record AliasOf(string Index, string Alias, Clause? Filter = null);

internal sealed record CountAnswer(long Count);

/// <summary>Of <c>GET /names/_stats/indexing</c>.</summary>
internal sealed record StatsAnswer(IReadOnlyDictionary<string, IndexStats> Indices);

internal sealed record IndexStats(StatsPart Primaries);

internal sealed record StatsPart(IndexingStats Indexing);

internal sealed record IndexingStats(long DeleteTotal);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(CreateIndexBody))]
[JsonSerializable(typeof(MetaBody))]
[JsonSerializable(typeof(AliasesBody))]
[JsonSerializable(typeof(CountAnswer))]
[JsonSerializable(typeof(StatsAnswer))]
[JsonSerializable(typeof(Dictionary<string, IndexInfo>))]
internal sealed partial class LayoutJson : JsonSerializerContext;
