using System.Text;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>
/// Writes the text of a pane: a block for each paragraph and each first level of numbers, lists below these, so that the page counts
/// paragraphs as the law does and the hierarchy stays to be seen.
/// </summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder text = new();
    private readonly List<string> notes = [];
    private int indent;
    private bool inBlock;

    public bool IsEmpty => text.Length == 0;

    /// <summary>Letters written so far.</summary>
    public int Length => text.Length;

    public void Heading(string heading)
    {
        NewBlock();
        text.Append("### ").Append(heading);
        inBlock = false;
    }

    /// <summary>A paragraph, numbered or not.</summary>
    /// <param name="level">0 and 1 are blocks of their own; from 2 on items of a list below the block before.</param>
    /// <param name="number">As the law writes it; empty for none.</param>
    /// <param name="content">Markdown on one line.</param>
    public void Paragraph(int level, string number, string content)
    {
        var line = number.Length == 0 ? content : content.Length == 0 ? number : number + " " + content;
        if (line.Length == 0)
        {
            return;
        }

        if (level < 2 || !inBlock)
        {
            NewBlock();
            // Items below "1. …" belong to it only when they stand under its text.
            indent = MarkdownMarks.OrderedWidth(line);
            text.Append(line);
            inBlock = true;
        }
        else if (number.Length > 0)
        {
            text.Append('\n').Append(' ', indent + ((level - 2) * 2)).Append("- ").Append(line);
        }
        else
        {
            // A hard break: the paragraph goes on in the item above.
            text.Append("  \n").Append(' ', indent + ((level - 1) * 2)).Append(line);
        }
    }

    /// <summary>A table; rows may differ in length.</summary>
    public void Table(TableRows table)
    {
        NewBlock();
        text.Append(table.ToMarkdown());
        inBlock = false;
    }

    /// <summary>Keeps a footnote for the end.</summary>
    /// <returns>The mark to put where it belongs.</returns>
    public string Note(string mark, string content)
    {
        notes.Add($"[{mark}] {content}");
        return $"[{mark}]";
    }

    /// <summary>The number of the next footnote, for notes that have no mark.</summary>
    public int NextNote => notes.Count + 1;

    /// <summary>The whole text, footnotes last.</summary>
    public override string ToString()
    {
        if (notes.Count == 0)
        {
            return text.ToString();
        }

        var whole = new StringBuilder().Append(text);
        foreach (var note in notes)
        {
            whole.Append(whole.Length > 0 ? "\n\n" : "").Append(note);
        }

        return whole.ToString();
    }

    private void NewBlock()
    {
        if (text.Length > 0)
        {
            text.Append("\n\n");
        }
    }
}
