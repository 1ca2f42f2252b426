using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Readers;

/// <summary>Writes a record as people edit it; what it writes, <see cref="MarkdownRecordReader"/> reads back without loss.</summary>
public static class MarkdownRecordWriter
{
    public static string Write(Record record)
    {
        var fields = (JsonObject)JsonSerializer.SerializeToNode(record, RecordJson.Options)!;
        fields.Remove("sections");
        var text = new StringBuilder();
        text.Append(RecordMarkdown.Fence).Append('\n');
        YamlText.Write(fields, text);
        text.Append(RecordMarkdown.Fence).Append('\n');
        foreach (var section in record.Sections)
        {
            foreach (var pane in section.Panes)
            {
                text.Append('\n').Append("## ").Append(section.Name).Append(" (").Append(pane.Language);
                if (pane.Status != TextStatus.Original)
                {
                    text.Append(", ").Append(pane.Status.ToSlug());
                }

                text.Append(")\n\n");
                foreach (var line in pane.Text.Split('\n'))
                {
                    text.Append(RecordMarkdown.Escape(line)).Append('\n');
                }
            }
        }

        return text.ToString();
    }
}
