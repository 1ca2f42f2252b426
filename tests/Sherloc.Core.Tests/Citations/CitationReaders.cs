using System.Text;

namespace Sherloc.Core.Tests.Citations;

/// <summary>Reads one BibTeX entry by the rules of BibTeX itself: fields in balanced braces, or a bare word.</summary>
internal sealed class BibTeXReader
{
    private readonly string text;
    private int at;

    private BibTeXReader(string text) => this.text = text;

    public static (string Type, string Key, Dictionary<string, string> Fields) Read(string text)
    {
        var reader = new BibTeXReader(text);
        reader.Expect('@');
        var type = reader.Until('{');
        var key = reader.Until(',');
        Dictionary<string, string> fields = [];
        for (; ;)
        {
            var name = reader.Until('=');
            fields.Add(name, reader.Value());
            if (reader.Next() == '}')
            {
                return reader.text[reader.at..].Trim().Length == 0 ? (type, key, fields) : throw new FormatException("Words after the entry.");
            }
        }
    }

    /// <summary>The words that TeX would print.</summary>
    public static string Print(string value)
    {
        var printed = new StringBuilder(value);
        foreach (var (command, mark) in new[]
        {
            (@"\textbraceleft{}", "\u0001"), (@"\textbraceright{}", "\u0002"), (@"\textbackslash{}", "\u0003"),
            (@"\textasciitilde{}", "~"), (@"\textasciicircum{}", "^"), (@"\$", "$"), (@"\&", "&"), (@"\#", "#"), (@"\_", "_"), (@"\%", "%"),
            ("{", ""), ("}", ""), ("\u0001", "{"), ("\u0002", "}"), ("\u0003", @"\"),
        })
        {
            printed.Replace(command, mark);
        }

        return printed.ToString();
    }

    private string Value()
    {
        if (Next() != '{')
        {
            at--;
            var start = at;
            while (char.IsAsciiLetterOrDigit(text[at]))
            {
                at++;
            }

            return text[start..at];
        }

        var from = at;
        for (var depth = 1; depth > 0; at++)
        {
            depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
        }

        return text[from..(at - 1)];
    }

    private char Next()
    {
        while (char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return text[at++];
    }

    private void Expect(char c)
    {
        if (Next() != c)
        {
            throw new FormatException($"No {c} at {at}.");
        }
    }

    private string Until(char end)
    {
        var start = at;
        at = text.IndexOf(end, at) + 1;
        return at > 0 ? text[start..(at - 1)].Trim() : throw new FormatException($"No {end} after {start}.");
    }
}

/// <summary>Reads one RIS record: every line is a tag of two characters, two spaces, a hyphen, a space and the value.</summary>
internal static class RisReader
{
    public static List<(string Tag, string Value)> Read(string text)
    {
        var lines = text.Split("\r\n");
        if (lines[^1].Length > 0 || text.Replace("\r\n", "", StringComparison.Ordinal).AsSpan().ContainsAny("\r\n\u2028\u2029"))
        {
            throw new FormatException("A line does not end with CR LF.");
        }

        var fields = lines[..^1].Select(l => l.Length >= 6 && l[2..6] == "  - "
            ? (l[..2], l[6..])
            : throw new FormatException($"'{l}' is not a line of RIS.")).ToList();
        return fields[0].Item1 == "TY" && fields[^1] == ("ER", "") && fields.Count(f => f.Item1 is "TY" or "ER") == 2
            ? fields
            : throw new FormatException("Not one record from TY to ER.");
    }
}
