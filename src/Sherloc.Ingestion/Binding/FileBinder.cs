using System.Text.Json;
using System.Text.Json.Nodes;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion.Binding;

/// <summary>What came of reading a document: the value, or why there is none; and where its fields stand.</summary>
/// <param name="Value">Null where there are failures.</param>
/// <param name="Lines">Lines of the fields.</param>
/// <param name="Failures">Everything that is wrong.</param>
/// <param name="Key">The field <c>key</c>, where it could be read although the rest could not.</param>
public sealed record Bound<T>(T? Value, FieldMap Lines, IReadOnlyList<IngestFailure> Failures, string? Key = null)
    where T : class;

/// <summary>The one binding of YAML and JSON to the types of Core.</summary>
public static class FileBinder
{
    /// <summary>Largest YAML file, in bytes.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    /// <summary>A whole file of YAML.</summary>
    public static Bound<T> BindYaml<T>(ReadOnlySpan<byte> bytes, string file)
        where T : class
    {
        if (bytes.Length > LargestFile)
        {
            return new Bound<T>(null, new FieldMap(1), [new IngestFailure(file, 0, "", "The file is larger than 16 MB.", "Divide it.")]);
        }

        var (text, failure) = StrictText.Decode(bytes, file);
        if (text is null)
        {
            return new Bound<T>(null, new FieldMap(1), [failure!]);
        }

        var (root, lines, failures) = YamlTree.Read(text, file, 0);
        return root is null || failures.Count > 0 ? new Bound<T>(null, lines, failures) : Bind<T>(root, lines, file);
    }

    /// <summary>
    /// A tree that a program made of a row, with the fields that its rules know: nearly always it fits. What does not is looked at once more, slowly,
    /// to say everything that is wrong.
    /// </summary>
    public static Bound<T> BindMade<T>(JsonObject root, FieldMap lines, string file)
        where T : class
    {
        try
        {
            return new Bound<T>(root.Deserialize<T>(RecordJson.Options), lines, [], KeyOf(root));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            return Bind<T>(root, lines, file);
        }
    }

    /// <summary>A tree that was read already.</summary>
    public static Bound<T> Bind<T>(JsonObject root, FieldMap lines, string file)
        where T : class
    {
        var failures = new List<IngestFailure>();
        var key = KeyOf(root);
        new ShapeCheck(file, lines, key, failures).Check(root, typeof(T), "");
        if (failures.Count > 0)
        {
            return new Bound<T>(null, lines, failures, key);
        }

        try
        {
            return new Bound<T>(root.Deserialize<T>(RecordJson.Options), lines, [], key);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            // What the shape check let through; its message still names the path.
            var path = (exception as JsonException)?.Path?.TrimStart('$').TrimStart('.') ?? "";
            return new Bound<T>(null, lines, [new IngestFailure(file, lines.LineOf(path), path, exception.Message, "See ingest/README.md.", key)], key);
        }
    }

    private static string? KeyOf(JsonObject root) => root["key"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Takes out the fields that are null, at every depth: in both formats null means "left out".</summary>
    public static void DropNulls(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var name in fields.Where(f => f.Value is null).Select(f => f.Key).ToList())
                {
                    fields.Remove(name);
                }

                foreach (var (_, value) in fields)
                {
                    DropNulls(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    DropNulls(item);
                }

                break;
        }
    }
}
