using System.Text.RegularExpressions;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>
/// What stands between the first two lines of hyphens, read line by line and leniently: publishers write it by program and without looking, so
/// that quotation marks stand inside of quotation marks and titles go over several lines. What is no field is counted and nothing fails.
/// </summary>
/// <param name="Fields">By name, in lower case; of lists, their items with semicolons between.</param>
/// <param name="Next">Index of the first line below.</param>
/// <param name="Unread">Lines that are part of no field.</param>
internal sealed partial record FrontMatter(IReadOnlyDictionary<string, string> Fields, int Next, int Unread)
{
    private const string Fence = "---";

    /// <summary>Lines of front matter above which it is none: a rule in the text, with another far below.</summary>
    private const int MostLines = 500;

    public static FrontMatter Read(ReadOnlySpan<string> lines)
    {
        var last = lines.Length > 0 && lines[0].TrimEnd() == Fence ? End(lines) : -1;
        if (last < 0)
        {
            return new FrontMatter(new Dictionary<string, string>(StringComparer.Ordinal), 0, 0);
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var (name, value, unread) = ("", "", 0);
        for (var i = 1; i < last; i++)
        {
            var line = lines[i];
            if (Field().Match(line) is { Success: true } field)
            {
                Keep();
                (name, value) = (field.Groups["name"].Value.ToLowerInvariant(), field.Groups["value"].Value.Trim());
            }
            else if (line.TrimStart().StartsWith("- ", StringComparison.Ordinal) && name.Length > 0 && !IsOpen(value))
            {
                value += (value.Length > 0 ? "; " : "") + Unquoted(line.TrimStart()[2..].Trim());
            }
            else if (name.Length > 0 && (IsOpen(value) || line.StartsWith(' ')))
            {
                value = (value + " " + line.Trim()).Trim();
            }
            else if (line.Trim().Length > 0)
            {
                unread++;
            }
        }

        Keep();
        return new FrontMatter(fields, last + 1, unread);

        void Keep()
        {
            if (name.Length > 0 && Unquoted(value) is { Length: > 0 } kept)
            {
                fields.TryAdd(name, kept);
            }
        }
    }

    private static int End(ReadOnlySpan<string> lines)
    {
        for (var i = 1; i < Math.Min(lines.Length, MostLines); i++)
        {
            if (lines[i].TrimEnd() == Fence)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A value in quotation marks that are not closed yet.</summary>
    private static bool IsOpen(string value) => value.StartsWith('"') && (value.Length == 1 || !value.EndsWith('"'));

    private static string Unquoted(string value) =>
        value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0]
            ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Trim()
            : value.TrimStart('"').Trim();

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9_-]*):(?<value>[ \t].*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
