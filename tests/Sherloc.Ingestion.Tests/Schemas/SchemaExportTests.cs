using System.Text.Json;
using NUnit.Framework;
using Sherloc.Ingestion.Schemas;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Schemas;

public sealed class SchemaExportTests
{
    private static readonly string Folder = Path.Combine(Repository.Ingest, "schemas");

    public static IEnumerable<string> Names() => SchemaExport.All().Keys;

    [TestCaseSource(nameof(Names))]
    public void Schema_OfEveryKindOfFile_IsTheOneInTheRepository(string name)
    {
        var schema = SchemaExport.All()[name];
        var file = Path.Combine(Folder, name);
        if (Repository.UpdatesGolden)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, schema);
        }

        File.Exists(file).ShouldBeTrue($"{name} is missing: run the tests once with SHERLOC_UPDATE_GOLDEN=1.");
        File.ReadAllText(file).ShouldBe(schema, "The types have changed: run the tests once with SHERLOC_UPDATE_GOLDEN=1.");
    }

    [Test]
    public void Folder_HasNoOtherSchemas() =>
        Directory.GetFiles(Folder).Select(Path.GetFileName).Order().ShouldBe(Names());

    [Test]
    public void Case_SaysWhatAnEditorNeeds()
    {
        using var schema = JsonDocument.Parse(SchemaExport.All()["case.schema.json"]);
        var properties = schema.RootElement.GetProperty("properties");

        schema.RootElement.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        Strings(schema.RootElement.GetProperty("required")).ShouldBe(["kind", "key", "title", "sources"], ignoreOrder: true);
        properties.TryGetProperty("sections", out _).ShouldBeFalse();
        var verdict = properties.GetProperty("charges").GetProperty("items").GetProperty("properties").GetProperty("verdict").GetProperty("anyOf");
        Strings(verdict[0].GetProperty("enum")).ShouldContain("guilty-plea");
        verdict[1].GetProperty("properties").GetProperty("state").GetProperty("const").GetString().ShouldBe("absent");
        Strings(properties.GetProperty("parties").GetProperty("items").GetProperty("properties").GetProperty("role").GetProperty("items").GetProperty("enum")).ShouldContain("victim");
        properties.GetProperty("crimes").GetProperty("items").GetProperty("anyOf").GetArrayLength().ShouldBe(2);
        properties.GetProperty("country").GetProperty("description").GetString()!.ShouldContain("ISO 3166-1");
    }

    [TestCaseSource(nameof(Names))]
    public void Schema_References_LeadSomewhere(string name)
    {
        using var schema = JsonDocument.Parse(SchemaExport.All()[name]);

        foreach (var reference in References(schema.RootElement))
        {
            var at = schema.RootElement;
            foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                at = at.ValueKind == JsonValueKind.Array ? at[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(part);
            }
        }

        schema.RootElement.GetProperty("properties").EnumerateObject().ShouldNotBeEmpty();
    }

    private static IEnumerable<string> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static List<string> Strings(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];
}
