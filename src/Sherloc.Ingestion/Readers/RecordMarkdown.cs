using System.Text.RegularExpressions;

namespace Sherloc.Ingestion.Readers;

/// <summary>The marks of the Markdown format, shared by its reader and writer.</summary>
internal static partial class RecordMarkdown
{
    public const string Fence = "---";

    /// <summary><c>## name (language, status)</c>.</summary>
    [GeneratedRegex(@"^##[ \t]+(?<name>[^()]*?)[ \t]*\([ \t]*(?<language>[^(),]*?)[ \t]*(,[ \t]*(?<status>[^(),]*?)[ \t]*)?\)[ \t]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex Heading();

    /// <summary>A line that begins as a section's heading does.</summary>
    public static bool IsHeading(ReadOnlySpan<char> line) => line.StartsWith("##") && !line.StartsWith("###");

    /// <summary>Whether a line of text would be taken for a heading without, or with fewer, backslashes before it.</summary>
    public static bool IsEscapable(ReadOnlySpan<char> line) => IsHeading(line.TrimStart('\\'));

    /// <summary>A line of text as it is written: one backslash more before what looks like a heading.</summary>
    public static string Escape(string line) => IsEscapable(line) ? "\\" + line : line;

    /// <summary>The line of text behind a written line.</summary>
    public static string Unescape(string line) => line.StartsWith('\\') && IsEscapable(line) ? line[1..] : line;
}
