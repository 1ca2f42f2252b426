using System.Text.Json.Nodes;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Blocks;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>
/// Rows as records: a tree in the record format is written and then bound like that of every other file, so that one place knows what a
/// record may be.
/// </summary>
internal sealed class RowRecords(ReaderInput input, RowRules rules, SourceFile file, SkippedParts skipped)
{
    private const string Differing = "values of further rows of a record that differ from its first";
    private readonly SourceDefinition source = input.Source;
    private readonly FieldNodes nodes = new(input.Countries, input.Source.Language ?? "");

    /// <summary>The record that the rows make together.</summary>
    public Bound<Record> Bind(IReadOnlyList<Row> rows)
    {
        var places = new RowPlaces(rules, rows);
        var lines = new FieldMap(rows[0].Line) { Closer = places.Of };
        var found = Gather(rows, out var failures);
        var own = Words(found, "key") ?? (found.ContainsKey("key") || rules.Rows.Group is not { } group ? "" : string.Join(' ', rows[0].Find(group)));
        var key = own.Length > 0 ? KeyText.Of(own) : null;
        if (key is null && !failures.Exists(f => f.Field == "key"))
        {
            failures.Add(new IngestFailure(file.Path, lines.FirstLine, "key", "The row has no key.", "Fill the cell that the field key is made from, or take the row out."));
        }

        var root = new RecordTree(source, source.Kind ?? RecordKind.Publication).Of(key ?? "", found, Language(found));
        if (root is null)
        {
            failures.Add(new IngestFailure(file.Path, lines.FirstLine, "title", "The row has no title.", "Map the field title to a column that every row fills, or write it with text."));
        }

        Parties(root ?? [], rows, places, failures);
        if (failures.Count > 0 || root is null)
        {
            return new Bound<Record>(null, lines, [.. failures.Select(f => f with { Key = key })], key);
        }

        return FileBinder.BindMade<Record>(root, lines, file.Path);
    }

    /// <summary>The fields of the record: of one value the first that a row has, of lists all.</summary>
    private Dictionary<string, JsonNode> Gather(IReadOnlyList<Row> rows, out List<IngestFailure> failures)
    {
        var found = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        failures = [];
        foreach (var row in rows)
        {
            foreach (var (name, node) in Read(rules.Fields, n => RowFields.ShapeOf(n)!.Value, row, "", failures))
            {
                if (!found.TryAdd(name, node) && !JsonNode.DeepEquals(found[name], node))
                {
                    if (found[name] is JsonArray list && node is JsonArray more)
                    {
                        foreach (var item in more.Where(m => !list.Any(l => JsonNode.DeepEquals(l, m))).ToList())
                        {
                            list.Add(item!.DeepClone());
                        }
                    }
                    else
                    {
                        skipped.Add(Differing, file.Path, row.Line);
                    }
                }
            }
        }

        return found;
    }

    private List<(string Name, JsonNode Node)> Read(IReadOnlyList<(string Name, FieldReading Reading)> fields, Func<string, FieldShape> shapes, Row row, string at, List<IngestFailure> failures)
    {
        var read = new List<(string, JsonNode)>(fields.Count);
        foreach (var (name, reading) in fields)
        {
            var (node, problem) = nodes.Of(shapes(name), reading.Read(row), reading.Format);
            if (problem is var (reason, remedy))
            {
                var (line, column) = reading.Places is [var place, ..] ? row.Locate(place) : (row.Line, 0);
                failures.Add(new IngestFailure(file.Path, line, FieldMap.Join(at, name), reason, remedy, null, column));
            }
            else if (node is not null)
            {
                read.Add((name, node));
            }
        }

        return read;
    }

    private void Parties(JsonObject root, IReadOnlyList<Row> rows, RowPlaces places, List<IngestFailure> failures)
    {
        var parties = new JsonArray();
        var charges = new JsonArray();
        foreach (var row in rows)
        {
            foreach (var rule in rules.Parties.Where(p => RowRules.Fits(p.When, row)))
            {
                var at = FieldMap.Join("parties", parties.Count);
                places.Add(at, row, rule.Fields);
                var party = RecordTree.Party(Read(rule.Fields, n => RowFields.OfParty[n], row, at, failures), parties);
                parties.Add((JsonNode)party);
                foreach (var charge in rule.Charges.Where(c => RowRules.Fits(c.When, row)))
                {
                    var place = FieldMap.Join("charges", charges.Count);
                    places.Add(place, row, charge.Fields);
                    charges.Add((JsonNode)RecordTree.Charge(Read(charge.Fields, n => RowFields.OfCharge[n], row, place, failures), (string)party["id"]!));
                }
            }
        }

        if (parties.Count > 0)
        {
            root["parties"] = parties;
            root["charges"] = charges;
        }
    }

    /// <summary>As the row says, else as the script of its longest text tells, else the source's.</summary>
    private string Language(Dictionary<string, JsonNode> found)
    {
        var said = source.Language ?? "";
        if (LanguageCodes.Of(Words(found, "language")) is { Length: > 0 } own)
        {
            return own;
        }

        var text = found.Where(f => f.Key.StartsWith(RowFields.Section, StringComparison.Ordinal) || f.Key == "title").Select(f => Words(found, f.Key) ?? "").MaxBy(t => t.Length) ?? "";
        return ScriptLanguage.Of(text, said) is { Length: > 0 } other ? other : said;
    }

    private static string? Words(Dictionary<string, JsonNode> found, string name) =>
        found.GetValueOrDefault(name) is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
