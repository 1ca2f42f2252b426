using System.Text;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>Plain text into Markdown that says the same.</summary>
internal static class MarkdownMarks
{
    /// <summary>
    /// One line: white space of any kind becomes one space each, invisible hyphens and marks of direction's absence (soft hyphen, zero-width
    /// space, byte order mark) go, and what Markdown would take for marks of its own is escaped.
    /// </summary>
    public static string Line(ReadOnlySpan<char> source)
    {
        var line = new StringBuilder(source.Length);
        var space = false;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (char.IsWhiteSpace(c) || (char.IsControl(c) && c != '\u00AD'))
            {
                space = line.Length > 0;
                continue;
            }

            if (c is '\u00AD' or '\u200B' or '\uFEFF')
            {
                continue;
            }

            if (space)
            {
                line.Append(' ');
                space = false;
            }

            if (IsMark(c, line, i + 1 < source.Length ? source[i + 1] : ' '))
            {
                line.Append('\\');
            }

            line.Append(c);
        }

        return line.ToString();
    }

    /// <summary>Characters of an ordered list's mark at the start of a line (3 for <c>1. </c>), 0 where there is none.</summary>
    public static int OrderedWidth(string line)
    {
        var digits = 0;
        while (digits < line.Length && digits < 9 && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        return digits > 0 && digits + 1 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' ' ? digits + 2 : 0;
    }

    private static bool IsMark(char c, StringBuilder before, char next) => c switch
    {
        '*' or '`' => true,
        '\\' => char.IsPunctuation(next) || char.IsSymbol(next),
        '_' => next is not ' ' && (before.Length == 0 || before[^1] == ' '),
        '#' or '>' or '+' or '-' or '=' or '~' or '|' => before.Length == 0 && (next is ' ' || next == c || c is '>' or '|'),
        _ => false,
    };
}
