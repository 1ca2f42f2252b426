using System.Text.RegularExpressions;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Tests.Readers.MarkdownLaw;

/// <summary>Letters and figures of records, to find paragraphs of a file in again.</summary>
internal sealed partial class KeptText(IReadOnlyList<Record> records)
{
    private const int Letters = 40;
    private readonly string all = Bare(string.Concat(records.SelectMany(r => r.Sections).SelectMany(s => s.Panes).Select(p => p.Text)));
    private int at;

    /// <summary>The beginnings of the long paragraphs of a file, without marks, links and tags.</summary>
    public static IEnumerable<string> Paragraphs(string text) =>
        text.Replace("\r", "", StringComparison.Ordinal).Split("\n\n").Skip(1)
            .Where(p => p.Length > 80 && p.TrimStart()[0] is not ('#' or '|' or '[' or '<' or '!' or '*') && !p.Contains(": \"", StringComparison.Ordinal))
            .Select(p => Bare(Number().Replace(Marks().Replace(p, " "), "")))
            .Where(p => p.Length > Letters)
            .Select(p => p[..Letters]);

    public bool Has(string beginning)
    {
        var found = all.IndexOf(beginning, at, StringComparison.Ordinal);
        found = found < 0 ? all.IndexOf(beginning, StringComparison.Ordinal) : found;
        at = found < 0 ? at : found;
        return found >= 0;
    }

    private static string Bare(string text) => string.Concat(Marks().Replace(text, " ").Where(char.IsLetter));

    /// <summary>Of an article, which becomes a field.</summary>
    [GeneratedRegex("^第[^条]+条(之[一二三四五六七八九十]+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"</?\w+[^<>]*>|\]\([^()\s]*(\([^()\s]*\)[^()\s]*)*\)|\[\^[^\[\]]*\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Marks();
}
