using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion.Binding;

/// <summary>
/// Compares a JSON tree with the type it is to become and lists everything that does not fit, each with its field and what is allowed.
/// The deserializer alone would stop at the first and name no line.
/// </summary>
internal sealed class ShapeCheck(string file, FieldMap lines, string? key, List<IngestFailure> failures)
{
    private const int MostFailures = 50;

    /// <summary>Checks, and puts <c>state</c> first where a fact has it further down, which is where the deserializer looks for it.</summary>
    public void Check(JsonNode? node, Type type, string path)
    {
        if (node is null || failures.Count >= MostFailures)
        {
            return;
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Fact<>))
        {
            CheckFact(node, type, path);
            return;
        }

        if (type == typeof(Tag))
        {
            CheckTag(node, path);
            return;
        }

        var info = RecordJson.Options.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(node, info, path);
                break;
            case JsonTypeInfoKind.Enumerable:
                CheckList(node, info.ElementType!, path);
                break;
            case JsonTypeInfoKind.Dictionary:
                CheckMap(node, info.ElementType!, path);
                break;
            default:
                CheckValue(node, type, path);
                break;
        }
    }

    private void CheckFact(JsonNode node, Type type, string path)
    {
        if (node is JsonObject fact && fact["state"] is JsonValue state && state.TryGetValue(out string? word)
            && word is "absent" or "suppressed" or "not-recorded")
        {
            CheckNames(fact, ["state", "reason"], path);
            fact.Remove("state");
            fact.Insert(0, "state", word);
            return;
        }

        Check(node, type.GetGenericArguments()[0], path);
    }

    private void CheckTag(JsonNode node, string path)
    {
        if (node is JsonObject tag)
        {
            var fields = typeof(Tag).GetProperties().Where(p => p.CanWrite)
                .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), p => p.PropertyType);
            CheckNames(tag, [.. fields.Keys], path);
            Require(tag, ["value"], path);
            foreach (var (name, value) in tag.ToList())
            {
                Check(value, fields.GetValueOrDefault(name) ?? typeof(JsonElement), FieldMap.Join(path, name));
            }
        }
        else
        {
            CheckValue(node, typeof(string), path);
        }
    }

    private void CheckObject(JsonNode node, JsonTypeInfo info, string path)
    {
        if (node is not JsonObject fields)
        {
            Fail(path, "Fields are expected here: " + Values.Describe(node) + " stands in their place.", "Allowed fields are " + string.Join(", ", Fields(info).Keys) + ".");
            return;
        }

        var names = new List<string>();
        if (info.PolymorphismOptions is { } kinds)
        {
            if (Derived(fields, kinds, path) is not { } derived)
            {
                return;
            }

            names.Add(kinds.TypeDiscriminatorPropertyName);
            info = RecordJson.Options.GetTypeInfo(derived);
        }

        var known = Fields(info);
        CheckNames(fields, [.. names, .. known.Keys], path);
        Require(fields, known.Values.Where(p => p.IsRequired).Select(p => p.Name), path);
        foreach (var (name, value) in fields.ToList())
        {
            if (known.TryGetValue(name, out var property))
            {
                Check(value, property.PropertyType, FieldMap.Join(path, name));
            }
        }
    }

    private Type? Derived(JsonObject fields, JsonPolymorphismOptions kinds, string path)
    {
        var name = kinds.TypeDiscriminatorPropertyName;
        var allowed = kinds.DerivedTypes.ToDictionary(d => (string)d.TypeDiscriminator!, d => d.DerivedType);
        var word = fields[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        if (word is null)
        {
            Fail(FieldMap.Join(path, name), $"The field '{name}' is missing.", $"Write {name}: and one of {string.Join(", ", allowed.Keys)}.");
            return null;
        }

        if (!allowed.TryGetValue(word, out var type))
        {
            Fail(FieldMap.Join(path, name), $"'{Values.Short(word)}' is not a {name}.", Nearest.Remedy(word, allowed.Keys));
        }

        return type;
    }

    private void CheckList(JsonNode node, Type element, string path)
    {
        if (node is not JsonArray items)
        {
            Fail(path, "A list is expected here: " + Values.Describe(node) + " stands in its place.", "Write a list, as in [a, b], or one item a line behind a hyphen.");
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            Check(items[i], element, FieldMap.Join(path, i));
        }
    }

    private void CheckMap(JsonNode node, Type element, string path)
    {
        if (node is not JsonObject entries)
        {
            Fail(path, "Entries by language are expected here: " + Values.Describe(node) + " stands in their place.", "Write them as {en: …, fr: …}.");
            return;
        }

        foreach (var (name, value) in entries.ToList())
        {
            Check(value, element, FieldMap.Join(path, name));
        }
    }

    private void CheckValue(JsonNode node, Type type, string path)
    {
        if (Values.Problem(node, type) is var (reason, remedy))
        {
            Fail(path, reason, remedy);
        }
    }

    private void CheckNames(JsonObject fields, IReadOnlyCollection<string> allowed, string path)
    {
        foreach (var name in fields.Select(f => f.Key).Where(name => !allowed.Contains(name)).ToList())
        {
            Fail(FieldMap.Join(path, name), $"The field '{Values.Short(name)}' is not known here.", Nearest.Remedy(name, allowed));
        }
    }

    private void Require(JsonObject fields, IEnumerable<string> required, string path)
    {
        foreach (var name in required.Where(name => !fields.ContainsKey(name)))
        {
            Fail(FieldMap.Join(path, name), $"The field '{name}' is missing.", $"Write {name}: and its value.");
        }
    }

    /// <summary>Fields that can be written; those that are only computed are none.</summary>
    private static Dictionary<string, JsonPropertyInfo> Fields(JsonTypeInfo info) =>
        info.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).ToDictionary(p => p.Name);

    private void Fail(string path, string reason, string remedy)
    {
        var (line, column) = lines.PlaceOf(path);
        failures.Add(new IngestFailure(file, line, Values.Short(path), reason, remedy, key, column));
    }
}
