using System.Text.Json;
using System.Text.Json.Nodes;
using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Schemas;

/// <summary>
/// A JSON Schema for every kind of file, made from the types that the files are read into, so that an editor completes and checks what the
/// program accepts and nothing else. Descriptions are the types' own documentation.
/// </summary>
public static class SchemaExport
{
    /// <summary>File name to schema, as they stand in <c>ingest/schemas</c>.</summary>
    public static IReadOnlyDictionary<string, string> All()
    {
        var schemas = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add<SourceDefinition>("source", "A source: what it is, how it is read and when.");
        Add<ConceptFile>("concepts", "A vocabulary of concepts: crime types, issues or keywords.");
        Add<CountryFile>("countries", "Countries and regions.");
        Add<Instrument>("instrument", "A treaty with its articles and their elements.");
        Add<PartyStatus>("status", "Who has signed a treaty and who is bound by it, as of a date.");
        Add<TopicFile>("topics", "Topics: introductions with the searches that make up their pages.");
        Add<TaggingFile>("tagging", "What words of a language make the program suggest which tags.");
        foreach (var kind in RecordJson.Options.GetTypeInfo(typeof(Record)).PolymorphismOptions!.DerivedTypes)
        {
            // Treaty articles are made from the treaties; nobody writes one.
            if (kind.DerivedType != typeof(TreatyArticle))
            {
                var name = (string)kind.TypeDiscriminator!;
                schemas[FileName(name)] = Text(FrontMatter(kind.DerivedType, name), name, $"The front matter of a record of the kind {name}.");
            }
        }

        return schemas;

        void Add<T>(string name, string title) => schemas[FileName(name)] = Text((JsonObject)SchemaNodes.Of(typeof(T)), name, title);
    }

    private static string FileName(string name) => name + ".schema.json";

    /// <summary>A record as people write it: without what the program adds, and without the sections that stand below.</summary>
    private static JsonObject FrontMatter(Type type, string kind)
    {
        var schema = (JsonObject)SchemaNodes.Of(type);
        var properties = (JsonObject)schema["properties"]!;
        foreach (var name in new[] { "id", "source", "sections", "kind" })
        {
            properties.Remove(name);
        }

        properties.Insert(0, "kind", new JsonObject { ["const"] = kind });
        var required = (JsonArray)schema["required"]!;
        required.Insert(0, "kind");
        required.Add((JsonNode)"sources");
        return schema;
    }

    private static string Text(JsonObject schema, string name, string title)
    {
        // Draft 7 is what editors' YAML plug-ins know best.
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "$id", FileName(name));
        schema.Insert(2, "title", title);
        return schema.ToJsonString(new JsonSerializerOptions(RecordJson.Indented) { NewLine = "\n" }) + "\n";
    }
}
