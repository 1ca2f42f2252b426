namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>Lines that belong together: a heading, a table, or what stands between two empty lines.</summary>
/// <param name="Line">The first of them, from 1.</param>
/// <param name="Hashes">Before a heading; 0 for other blocks.</param>
/// <param name="Text">As written, without the hashes; lines parted by line feeds.</param>
/// <param name="IsTable">Rows of a table with bars.</param>
internal sealed record MarkdownBlock(int Line, int Hashes, string Text, bool IsTable = false)
{
    private string? subject;
    private string? plain;

    /// <summary>The whole block on one line without marks, as the fields of a mapping see it.</summary>
    public string Plain => plain ??= Mark(Hashes, Text) + MarkdownInline.Plain(Text);

    /// <summary>The first line without marks, or a heading as a whole, as the outline of a mapping sees it.</summary>
    public string Subject => subject ??= Hashes > 0 ? Plain : Mark(0, Text) + MarkdownInline.Plain(First);

    /// <summary>Set in by four columns or more, as articles are that another law quotes: no heading of this one.</summary>
    public bool IsQuoted => Hashes == 0 && Text.StartsWith("    ", StringComparison.Ordinal);

    /// <summary>A heading's words without hashes.</summary>
    public string Heading => MarkdownInline.Plain(Text);

    private string First => Text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? Text[..end] : Text;

    /// <summary>The lines below the first.</summary>
    public string Below => Text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? Text[(end + 1)..] : "";

    private static string Mark(int hashes, string text) =>
        hashes > 0 ? new string('#', hashes) + " " : text.StartsWith("**", StringComparison.Ordinal) ? "** " : "";
}
