using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>Fields that rows gave, as a tree in the record format.</summary>
internal sealed class RecordTree(SourceDefinition source, RecordKind kind)
{
    private static readonly string[] Numbers = ["docket", "unodc", "ecli", "eli", "celex", "doi", "isbn", "official", "other"];

    /// <summary>Fields that go into the record under their own name.</summary>
    private static readonly string[] Plain =
    [
        "country", "date", "note", "crimes", "articles", "issues", "keywords", "legalSystem", "latestRuling", "confiscated", "number", "issuer", "pillars", "authors",
        "methods", "countries", "competences", "treaties", "languages", "website", "channels",
    ];

    /// <summary>The record, or null where the rows give it no title.</summary>
    public JsonObject? Of(string key, IReadOnlyDictionary<string, JsonNode> found, string language)
    {
        var title = Text(found, "title") ?? Text(found, "number") ?? Text(found, "citation");
        if (title is null)
        {
            return null;
        }

        var root = new JsonObject { ["kind"] = kind.ToSlug(), ["key"] = key, ["title"] = Local(title, language) };
        foreach (var name in Plain.Where(found.ContainsKey))
        {
            root[name] = found[name].DeepClone();
        }

        root["country"] ??= source.Country;
        Identifiers(root, found);
        root["sources"] = new JsonArray(Leave(new JsonObject
        {
            ["title"] = kind == RecordKind.Provision ? Text(found, "law") ?? title : title,
            ["publisher"] = source.Publisher,
            ["address"] = Text(found, "address"),
            ["citation"] = Text(found, "citation"),
            ["licence"] = source.Licence,
        }));
        OfKind(root, found, title, language);
        Sections(root, found, language);
        return Leave(root);
    }

    /// <summary>A party with an id of its own: d1, d2 for defendants, v1 for victims, p1 for others.</summary>
    public static JsonObject Party(IReadOnlyList<(string Name, JsonNode Node)> found, JsonArray before)
    {
        var party = new JsonObject();
        foreach (var (name, node) in found)
        {
            party[name] = node;
        }

        var role = (party["role"] as JsonArray)?.FirstOrDefault()?.GetValue<string>() ?? "";
        var letter = role switch { "defendant" or "appellant" => "d", "victim" => "v", _ => "p" };
        var number = before.Count(p => ((string)p!["id"]!).StartsWith(letter, StringComparison.Ordinal)) + 1;
        party.Insert(0, "id", letter + number.ToString(CultureInfo.InvariantCulture));
        if (party["name"] is JsonValue named && named.TryGetValue(out string? full) && Kind(party) is "individual" or "group")
        {
            party["name"] = Initials.Of(full!);
        }

        return party;
    }

    /// <summary>A charge against a party. A sentence that has figures and no words is put into words.</summary>
    public static JsonObject Charge(IReadOnlyList<(string Name, JsonNode Node)> found, string party)
    {
        var charge = new JsonObject { ["party"] = party };
        foreach (var (name, node) in found)
        {
            Put(charge, name, node);
        }

        if (charge["sentence"] is JsonObject sentence && sentence["state"] is null)
        {
            Complete(sentence);
            if (!sentence.ContainsKey("words"))
            {
                charge.Remove("sentence");
            }
        }

        return charge;
    }

    private static void Complete(JsonObject sentence)
    {
        // A currency alone, written for every row, is no fine.
        if (sentence["fine"] is JsonObject fine && fine["amount"] is null)
        {
            sentence.Remove("fine");
        }

        if (!sentence.ContainsKey("words"))
        {
            var parts = new[]
            {
                sentence["months"] is { } months ? months.ToJsonString() + " months" : null,
                sentence["life"]?.GetValueKind() == JsonValueKind.True ? "life" : null,
                sentence["death"]?.GetValueKind() == JsonValueKind.True ? "death penalty" : null,
                sentence["fine"] is JsonObject money ? $"fine of {money["amount"]!.ToJsonString()} {(string?)money["currency"]}".TrimEnd() : null,
                sentence["other"] is JsonArray more ? string.Join(", ", more.Select(o => (string?)o)) : null,
            };
            if (string.Join(", ", parts.OfType<string>()) is { Length: > 0 } words)
            {
                sentence["words"] = words;
            }
        }
    }

    private void OfKind(JsonObject root, IReadOnlyDictionary<string, JsonNode> found, string title, string language)
    {
        switch (kind)
        {
            case RecordKind.Case when found.TryGetValue("court", out var court):
                root["court"] = court is JsonValue ? Leave(new JsonObject { ["name"] = court.DeepClone(), ["level"] = found.GetValueOrDefault("court.level")?.DeepClone() }) : court.DeepClone();
                break;
            case RecordKind.Provision:
                root["law"] = Leave(new JsonObject { ["titles"] = Local(Text(found, "law") ?? title, language), ["citation"] = Text(found, "citation"), ["adopted"] = found.GetValueOrDefault("adopted")?.DeepClone() });
                root["number"] ??= title;
                root["place"] = Places(found);
                break;
            case RecordKind.Publication:
                root["publisher"] = Text(found, "publisher") ?? source.Publisher;
                root["address"] = Text(found, "address");
                break;
            case RecordKind.Authority:
                root["address"] = Text(found, "address");
                break;
            case RecordKind.Strategy when found.ContainsKey("period.from") || found.ContainsKey("period.to"):
                root["period"] = Leave(new JsonObject { ["from"] = found.GetValueOrDefault("period.from")?.DeepClone(), ["to"] = found.GetValueOrDefault("period.to")?.DeepClone() });
                break;
        }
    }

    private static JsonArray Places(IReadOnlyDictionary<string, JsonNode> found)
    {
        var places = new JsonArray();
        foreach (var level in found.Where(f => f.Key.StartsWith(RowFields.Place, StringComparison.Ordinal)).GroupBy(f => f.Key.Split('.')[1], StringComparer.Ordinal))
        {
            var place = new JsonObject { ["level"] = level.Key };
            foreach (var (name, node) in level)
            {
                place[name.EndsWith(RowFields.Heading, StringComparison.Ordinal) ? "heading" : "number"] = node.DeepClone();
            }

            places.Add((JsonNode)place);
        }

        return places;
    }

    private void Identifiers(JsonObject root, IReadOnlyDictionary<string, JsonNode> found)
    {
        var numbers = Numbers.Where(n => Text(found, n) is not null).Select(n => (Scheme: n, Value: Text(found, n)!)).ToList();
        if (Text(found, "citation") is { } citation && kind != RecordKind.Provision)
        {
            numbers.Insert(0, (kind == RecordKind.Case ? IdentifierScheme.NeutralCitation.ToSlug() : IdentifierScheme.Official.ToSlug(), citation));
        }

        root["identifiers"] = new JsonArray([.. numbers.Select(n => (JsonNode)new JsonObject { ["scheme"] = n.Scheme, ["value"] = n.Value })]);
    }

    private static void Sections(JsonObject root, IReadOnlyDictionary<string, JsonNode> found, string language) =>
        root["sections"] = new JsonArray([.. found.Where(f => f.Key.StartsWith(RowFields.Section, StringComparison.Ordinal))
            .Select(f => (JsonNode)new JsonObject
            {
                ["name"] = f.Key[RowFields.Section.Length..],
                ["panes"] = new JsonArray(new JsonObject { ["language"] = language, ["text"] = f.Value.DeepClone() }),
            })]);

    private static JsonArray Local(string text, string language) => new(new JsonObject { ["language"] = language, ["text"] = text });

    private static string Kind(JsonObject party) => party["kind"]?.GetValue<string>() ?? PartyKind.Individual.ToSlug();

    private static string? Text(IReadOnlyDictionary<string, JsonNode> found, string name) =>
        found.GetValueOrDefault(name) is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Puts a value behind a path of names, as in <c>sentence.fine.amount</c>.</summary>
    private static void Put(JsonObject root, string path, JsonNode node)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (root[name] is not JsonObject inner)
            {
                root[name] = inner = [];
            }

            root = inner;
        }

        root[names[^1]] = node;
    }

    /// <summary>Without the fields that are null.</summary>
    private static JsonObject Leave(JsonObject node)
    {
        foreach (var name in node.Where(f => f.Value is null).Select(f => f.Key).ToList())
        {
            node.Remove(name);
        }

        return node;
    }
}
