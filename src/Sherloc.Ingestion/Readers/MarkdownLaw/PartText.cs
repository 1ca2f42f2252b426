using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>The blocks of one part as the text of a pane: paragraphs apart, lists below them, footnotes last.</summary>
internal sealed partial class PartText(bool wrapped, MarkdownNotes notes, Uri? origin, Action<string, int> skip)
{
    /// <summary>Columns of one level of a list.</summary>
    private const int Indent = 4;

    /// <summary>Of lists; what is set in further is so by chance.</summary>
    private const int DeepestLevel = 4;

    /// <summary>A heading that is longer is a paragraph that was given hashes by mistake.</summary>
    private const int LongestHeading = 120;

    private const string Images = "images";
    private const string Links = "links to other files of the source (their words are kept)";
    private readonly Dictionary<string, string> marks = new(StringComparer.Ordinal);
    private readonly MarkdownText text = new();

    /// <param name="heading">Of the part as written: its footnotes are part of the text, and all there is of what was repealed.</param>
    /// <param name="blocks">Its text.</param>
    public string Read(string heading, IEnumerable<MarkdownBlock> blocks)
    {
        foreach (var block in blocks)
        {
            Write(block);
        }

        Inline(heading, 0);
        return text.ToString();
    }

    private void Write(MarkdownBlock block)
    {
        if (block.IsTable)
        {
            Table(block);
        }
        else if (block.Hashes > 0)
        {
            var line = Inline(block.Text, block.Line);
            if (IsHeading(block.Heading))
            {
                text.Heading(block.Heading);
            }
            else
            {
                Paragraph(line);
            }
        }
        else
        {
            foreach (var item in Items(block.Text))
            {
                Paragraph(item, block.Line);
            }
        }
    }

    private void Table(MarkdownBlock block)
    {
        var rows = new TableRows();
        var lines = block.Text.Split('\n');
        var header = lines.Length > 1 && Rule().IsMatch(lines[1]);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!Rule().IsMatch(lines[i]))
            {
                rows.Add(Cells(lines[i]).Select(c => (Inline(c, block.Line + i), 1, 1)), header && i == 0);
            }
        }

        if (!rows.IsEmpty)
        {
            text.Table(rows);
        }
    }

    private static IEnumerable<string> Cells(string row)
    {
        row = row.Trim().TrimStart('|');
        row = row.EndsWith('|') ? row[..^1] : row;
        return row.Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|').Select(c => c.Replace('\u0001', '|').Trim());
    }

    /// <summary>A line that begins with the mark of a list begins a paragraph; all others go on with the one before.</summary>
    private IEnumerable<string> Items(string block)
    {
        var item = new StringBuilder();
        foreach (var line in block.Split('\n'))
        {
            if (item.Length > 0 && (wrapped ? SureItem() : Item()).IsMatch(line))
            {
                yield return item.ToString();
                item.Clear();
            }

            item.Append(item.Length > 0 ? "\n" + line.Trim() : line);
        }

        yield return item.ToString();
    }

    private void Paragraph(string written, int line)
    {
        var match = Item().Match(written);
        var indent = match.Success ? Columns(match.Groups["indent"].Value) : Columns(written[..(written.Length - written.TrimStart().Length)]);
        var number = match.Groups["number"].Value;
        var content = Inline(match.Success ? written[match.Length..] : written, line);
        if (content.Length == 0 && number.Length == 0)
        {
            return;
        }

        var bullets = match.Groups["bullets"].Value.Count(c => !char.IsWhiteSpace(c));
        var level = indent > 0 ? 1 + Math.Min(indent, DeepestLevel) : bullets > 0 || (number.Length > 0 && !number.Any(char.IsAsciiDigit)) ? 2 : number.Length > 0 ? 1 : 0;
        text.Paragraph(level + Math.Max(0, bullets - 1), number.Length > 0 ? number : bullets > 0 ? "–" : "", content);
    }

    private void Paragraph(string line) => text.Paragraph(0, "", line);

    private static int Columns(string space) => (space.Sum(c => c == '\t' ? Indent : 1) + 1) / Indent;

    private static bool IsHeading(string heading) =>
        heading.Length <= LongestHeading && heading.Count(char.IsLetter) > 1 && heading[^1] is not ('.' or ';' or ',') && heading[0] != '(';

    private string Inline(string written, int line)
    {
        var images = Image().Count(written);
        if (images > 0)
        {
            skip(Images, line);
            written = Image().Replace(written, m => m.Groups["text"].Value);
        }

        return MarkdownInline.Markdown(written, Note, to => Address(to, line));
    }

    private string Note(string id)
    {
        if (marks.TryGetValue(id, out var known))
        {
            return known;
        }

        var number = (marks.Count + 1).ToString(CultureInfo.InvariantCulture);
        marks[id] = $"[{number}]";
        if (notes.Text(id) is { } note)
        {
            text.Note(number, MarkdownInline.Markdown(note, other => $"[{other}]", to => Address(to, 0)));
        }

        return marks[id];
    }

    private string? Address(string to, int line)
    {
        if (Uri.TryCreate(to, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https")
        {
            return to;
        }

        if (origin is not null && to.StartsWith('/') && Uri.TryCreate(origin, to, out var there))
        {
            return there.AbsoluteUri;
        }

        skip(Links, line);
        return null;
    }

    [GeneratedRegex(@"^(?<indent>[ \t]*)((?<bullets>([-*+•–][ \t]+)+)(?<number>[a-z0-9]{1,3}[.)])?|(?<number>\([0-9A-Za-z]{1,4}\)|[0-9]{1,3}[a-z]?[.)]|[0-9]{1,2}°\.?|[A-Za-z][.)]|(aa|bb|cc|dd|ee|ff|gg|ii|iii|iv|vi|vii|viii)\)))([ \t]+|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();

    /// <summary>Marks that no line of a paragraph begins with by chance.</summary>
    [GeneratedRegex(@"^[ \t]*(([-*+•][ \t]+)+|(\([0-9a-z]{1,2}\)|[a-zA-Z]\))[ \t]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SureItem();

    [GeneratedRegex(@"^[ \t]*\|[ \t|:-]*-[ \t|:-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"!\[(?<text>[^\[\]]*)\]\([^()]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Image();
}
