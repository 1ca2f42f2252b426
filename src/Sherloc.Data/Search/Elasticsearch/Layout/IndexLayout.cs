using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Documents;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Layout;

/// <summary>What an index is created with: <c>Mappings/records.json</c>.</summary>
internal static class IndexLayout
{
    /// <summary>Raised when documents are made of other words than before, though the mappings are the same.</summary>
    private const string Documents = "2";

    private static readonly JsonElement Shared = Read();

    /// <summary>Names the layout in index names and in <c>_meta</c>.</summary>
    public static string Hash { get; } = HashOf(Shared);

    /// <summary>The body that creates an index, with the aliases given.</summary>
    public static CreateIndexBody Create(IndexMeta meta, bool forRebuild, IReadOnlyDictionary<string, AliasBody> aliases)
    {
        var mappings = (JsonObject)JsonObject.Create(Shared.GetProperty("mappings"))!.DeepClone();
        mappings["_meta"] = JsonSerializer.SerializeToNode(meta, LayoutJson.Default.IndexMeta);
        var settings = (JsonObject)JsonObject.Create(Shared.GetProperty("settings"))!.DeepClone();
        if (forRebuild)
        {
            settings["auto_expand_replicas"] = "false";
            settings["number_of_replicas"] = 0;
            settings["refresh_interval"] = "-1";
        }

        return new CreateIndexBody(settings, mappings, aliases);
    }

    /// <summary>The aliases of an index that answers: all records, and those of each kind.</summary>
    public static IReadOnlyDictionary<string, AliasBody> Aliases(IndexNames names)
    {
        var aliases = names.OfKinds.ToDictionary(
            k => k.Value, k => new AliasBody(Clause.OfTerm(FacetFields.Of(SearchFields.Kind, withSuggestions: false), k.Key.ToSlug())));
        aliases[names.Records] = new AliasBody();
        return aliases;
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

    private static JsonElement Read()
    {
        var resource = $"{typeof(IndexLayout).Namespace!.Replace(".Layout", ".Mappings", StringComparison.Ordinal)}.records.json";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no embedded {resource}.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    private static string HashOf(JsonElement layout)
    {
        var text = Documents + '\n' + JsonSerializer.Serialize(layout, LayoutJson.Default.JsonElement);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }
}
