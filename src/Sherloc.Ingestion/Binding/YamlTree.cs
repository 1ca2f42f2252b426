using System.Globalization;
using System.Text.Json.Nodes;
using Sherloc.Core.Storage;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sherloc.Ingestion.Binding;

/// <summary>
/// YAML to a JSON tree with the line of every field. Plain <c>true</c> and <c>false</c> are booleans, plain <c>null</c>, <c>~</c> and nothing
/// are "left out", everything else is text: dates and numbers are read by the type of their field, so <c>NO</c> stays Norway.
/// </summary>
/// <remarks>Anchors, aliases and tags are refused: records do not need them, and they are how a small file makes a large one.</remarks>
public sealed class YamlTree
{
    private const int DeepestLevel = 32;
    private readonly string file;
    private readonly int lineOffset;
    private readonly List<IngestFailure> failures = [];
    private readonly FieldMap lines;
    private readonly IParser parser;

    private YamlTree(string yaml, string file, int lineOffset)
    {
        this.file = file;
        this.lineOffset = lineOffset;
        lines = new FieldMap(lineOffset + 1);
        parser = new Parser(new StringReader(yaml));
    }

    /// <summary>Reads one document whose top is a mapping.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">Its name in failures.</param>
    /// <param name="lineOffset">Lines of the file that stand before the text.</param>
    public static (JsonObject? Root, FieldMap Lines, List<IngestFailure> Failures) Read(string yaml, string file, int lineOffset)
    {
        var tree = new YamlTree(yaml, file, lineOffset);
        try
        {
            return (tree.Root(), tree.lines, tree.failures);
        }
        catch (YamlFault fault)
        {
            tree.Fail(fault.Line, fault.Field, fault.Message, fault.Remedy);
        }
        catch (YamlException exception)
        {
            tree.Fail(
                (int)exception.Start.Line + lineOffset,
                "",
                "The YAML cannot be read: " + Said(exception),
                "Look at the indentation, the colons, the brackets and the quotation marks of this line and the one before it.",
                (int)exception.Start.Column);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            // The scanner lets such exceptions through on broken escapes (\UFFFFFFFF) and the like.
            tree.Fail(tree.Line(tree.parser.Current), "", "The YAML cannot be read: " + exception.Message, "Look at the escapes of this line.");
        }

        return (null, tree.lines, tree.failures);
    }

    private JsonObject? Root()
    {
        Next<StreamStart>();
        if (Next() is StreamEnd)
        {
            Fail(lineOffset + 1, "", "There are no fields.", "Write the fields, one a line, as name: value.");
            return null;
        }

        var top = Next();
        if (top is not MappingStart)
        {
            throw new YamlFault(Line(top), "", "The file does not begin with a field.", "Write the fields, one a line, as name: value.");
        }

        var root = (JsonObject)Node(top, "", 1)!;
        Next<DocumentEnd>();
        if (Next() is { } more and not StreamEnd)
        {
            throw new YamlFault(Line(more), "", "A second YAML document begins here.", "Keep one document in a file.");
        }

        return root;
    }

    private JsonNode? Node(ParsingEvent at, string path, int depth)
    {
        if (depth > DeepestLevel)
        {
            throw new YamlFault(Line(at), Short(path), "The fields are nested too deeply.", string.Create(CultureInfo.InvariantCulture, $"At most {DeepestLevel} levels are read."));
        }

        if (at is AnchorAlias || at is NodeEvent { Anchor.IsEmpty: false })
        {
            throw new YamlFault(Line(at), Short(path), "Anchors (&) and aliases (*) are not used here.", "Write the value out; put a text that begins with & or * in quotation marks.");
        }

        if (at is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            throw new YamlFault(Line(at), Short(path), $"The YAML tag {tagged.Tag.Value} is not used here.", "Delete it; put a text that begins with ! in quotation marks.");
        }

        lines.Add(path, Line(at));
        return at switch
        {
            Scalar scalar => Value(scalar),
            MappingStart => Mapping(path, depth),
            SequenceStart => Sequence(path, depth),
            _ => throw new YamlFault(Line(at), Short(path), "A value is missing.", "Write one, or delete the field."),
        };
    }

    private JsonObject Mapping(string path, int depth)
    {
        var result = new JsonObject();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = Next(); at is not MappingEnd; at = Next())
        {
            if (at is not Scalar { Anchor.IsEmpty: true, Tag.IsEmpty: true } name)
            {
                throw new YamlFault(Line(at), Short(path), "The name of a field is not a word.", "Write fields as name: value.");
            }

            var field = FieldMap.Join(path, name.Value);
            var value = Next();
            lines.Add(field, Line(at));
            var node = Node(value, field, depth + 1);
            if (!seen.Add(name.Value))
            {
                Fail(Line(at), Short(field), $"The field '{Short(name.Value)}' stands here twice.", "Keep one of the two.");
            }
            else if (node is not null)
            {
                result.Add(name.Value, node);
            }
        }

        return result;
    }

    private JsonArray Sequence(string path, int depth)
    {
        var result = new JsonArray();
        for (var at = Next(); at is not SequenceEnd; at = Next())
        {
            var item = FieldMap.Join(path, result.Count);
            var node = Node(at, item, depth + 1);
            if (node is null)
            {
                throw new YamlFault(Line(at), Short(item), "An item of the list is empty.", "Write a value behind the hyphen, or delete the hyphen.");
            }

            result.Add(node);
        }

        return result;
    }

    private static JsonValue? Value(Scalar scalar) => (scalar.Style, scalar.Value) switch
    {
        (ScalarStyle.Plain, "" or "~" or "null") => null,
        (ScalarStyle.Plain, "true") => JsonValue.Create(true),
        (ScalarStyle.Plain, "false") => JsonValue.Create(false),
        _ => JsonValue.Create(scalar.Value),
    };

    private ParsingEvent Next()
    {
        do
        {
            if (!parser.MoveNext())
            {
                throw new YamlFault(Line(parser.Current), "", "The file ends in the middle of a value.", "Close what is open.");
            }
        }
        while (parser.Current is Comment);
        return parser.Current!;
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        if (Next() is var at and not T)
        {
            throw new YamlFault(Line(at), "", "Something stands here that does not belong to the document.", "Keep one document in a file.");
        }
    }

    private int Line(ParsingEvent? at) => (int)(at?.Start.Line ?? 1) + lineOffset;

    private void Fail(int line, string field, string reason, string remedy, int column = 0) =>
        failures.Add(new IngestFailure(file, line, field, reason, remedy, null, column));

    private static string Short(string text) => text.Length <= 120 ? text : text[..60] + "…" + text[^59..];

    private static string Said(YamlException exception) => exception.Message.Length > 200 ? exception.Message[..200] + "…" : exception.Message;

    private sealed class YamlFault(int line, string path, string reason, string remedy) : Exception(reason)
    {
        public int Line => line;

        public string Field => path;

        public string Remedy => remedy;
    }
}
