using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sherloc.Core.Records;

namespace Sherloc.Data.Search.Elasticsearch.Layout;

/// <summary>What an index of a kind is created with: <c>Mappings/index.json</c> and the fields that only this kind has.</summary>
internal static class IndexLayout
{
    /// <summary>Raised when documents are made of other words than before, though the mappings are the same.</summary>
    private const string Documents = "2";

    private static readonly JsonElement Shared = Read("index");

    /// <summary>The same for all kinds: names the layout in index names and in <c>_meta</c>.</summary>
    public static string Hash { get; } = HashOf(Slugs<RecordKind>.All.Select(Read).Prepend(Shared));

    /// <summary>The body that creates an index, with the aliases given.</summary>
    public static CreateIndexBody Create(RecordKind kind, IndexMeta meta, bool forRebuild, params IEnumerable<string> aliases)
    {
        var mappings = (JsonObject)JsonObject.Create(Shared.GetProperty("mappings"))!.DeepClone();
        mappings["_meta"] = JsonSerializer.SerializeToNode(meta, LayoutJson.Default.IndexMeta);
        var properties = mappings["properties"]!.AsObject();
        foreach (var own in Read(kind.ToSlug()).GetProperty("properties").EnumerateObject())
        {
            properties[own.Name] = JsonNode.Parse(own.Value.GetRawText());
        }

        var settings = (JsonObject)JsonObject.Create(Shared.GetProperty("settings"))!.DeepClone();
        if (forRebuild)
        {
            settings["auto_expand_replicas"] = "false";
            settings["number_of_replicas"] = 0;
            settings["refresh_interval"] = "-1";
        }

        return new CreateIndexBody(settings, mappings, aliases.ToDictionary(a => a, _ => new JsonObject()));
    }

    /// <summary>The settings that a rebuild changes, as they are meant to be.</summary>
    public static JsonObject UsualSettings()
    {
        var settings = Shared.GetProperty("settings");
        return new JsonObject
        {
            ["auto_expand_replicas"] = settings.GetProperty("auto_expand_replicas").GetString(),
            ["refresh_interval"] = settings.GetProperty("refresh_interval").GetString(),
        };
    }

    private static JsonElement Read(string name)
    {
        var resource = $"{typeof(IndexLayout).Namespace!.Replace(".Layout", ".Mappings", StringComparison.Ordinal)}.{name}.json";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no embedded {resource}.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    private static string HashOf(IEnumerable<JsonElement> parts)
    {
        var text = string.Join('\n', parts.Select(p => JsonSerializer.Serialize(p, LayoutJson.Default.JsonElement)).Prepend(Documents));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }
}
