using System.Text.Json.Nodes;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers;

/// <summary>Reads what stands below the front matter: sections, each in one or more languages.</summary>
internal sealed class MarkdownSections(string file, FieldMap lines, List<IngestFailure> failures)
{
    private readonly JsonArray sections = [];
    private JsonObject? pane;
    private int paneLine;
    private readonly List<string> text = [];

    /// <param name="body">The lines below the front matter.</param>
    /// <param name="firstLine">Number of the first of them in the file.</param>
    public JsonArray Read(ReadOnlySpan<string> body, int firstLine)
    {
        for (var i = 0; i < body.Length; i++)
        {
            if (RecordMarkdown.IsHeading(body[i]))
            {
                Close();
                Open(body[i], firstLine + i);
            }
            else if (pane is not null)
            {
                text.Add(RecordMarkdown.Unescape(body[i]));
            }
            else if (!string.IsNullOrWhiteSpace(body[i]) && paneLine == 0)
            {
                Fail(firstLine + i, "", "Text stands before the first section.", "Write a heading above it, as in ## summary (en, summary).");
                paneLine = firstLine + i;
            }
        }

        Close();
        return sections;
    }

    private void Open(string heading, int line)
    {
        paneLine = line;
        var parts = RecordMarkdown.Heading().Match(heading);
        if (!parts.Success)
        {
            Fail(line, "", $"'{Values.Short(heading)}' is not the heading of a section.", "Write ## name (language, status); inside a text use ### for headings, or \\## for a line that begins so.");
            return;
        }

        var name = parts.Groups["name"].Value;
        var status = parts.Groups["status"].Value;
        var section = sections.OfType<JsonObject>().FirstOrDefault(s => s["name"]!.GetValue<string>() == name);
        if (section is null)
        {
            section = new JsonObject { ["name"] = name, ["panes"] = new JsonArray() };
            sections.Add((JsonNode)section);
            lines.Add(Path(section), line);
            lines.Add(Path(section) + ".name", line);
        }

        pane = new JsonObject { ["language"] = parts.Groups["language"].Value };
        if (status.Length > 0)
        {
            pane["status"] = status;
        }

        var panes = (JsonArray)section["panes"]!;
        lines.Add(FieldMap.Join(Path(section) + ".panes", panes.Count), line);
        panes.Add((JsonNode)pane);
    }

    private void Close()
    {
        if (pane is null)
        {
            return;
        }

        var first = text.FindIndex(l => !string.IsNullOrWhiteSpace(l));
        if (first < 0)
        {
            Fail(paneLine, "", "The section has no text.", "Write its text below the heading, or delete the heading.");
        }
        else
        {
            var last = text.FindLastIndex(l => !string.IsNullOrWhiteSpace(l));
            pane["text"] = string.Join('\n', text[first..(last + 1)]);
        }

        pane = null;
        text.Clear();
    }

    private string Path(JsonObject section) => FieldMap.Join(nameof(sections), sections.IndexOf(section));

    private void Fail(int line, string field, string reason, string remedy) =>
        failures.Add(new IngestFailure(file, line, field, reason, remedy));
}
