using System.Text.RegularExpressions;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>Marks within a paragraph.</summary>
internal static partial class MarkdownInline
{
    /// <summary>What a heading or a paragraph says, on one line and without any mark.</summary>
    public static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAny("<[`*\\") >= 0)
        {
            text = Tags(text);
            text = Note().Replace(text, "");
            text = Link().Replace(text, m => m.Groups["text"].Value);
            text = Escaped().Replace(text.Replace("*", "", StringComparison.Ordinal), m => m.Groups["mark"].Value);
        }

        return Line(text);
    }

    /// <summary>One paragraph of Markdown on one line, without HTML and with links that lead somewhere.</summary>
    /// <param name="text">As written.</param>
    /// <param name="note">What stands for a footnote's mark, by its id.</param>
    /// <param name="address">The whole address of a link, or null where it leads nowhere from here.</param>
    public static string Markdown(string text, Func<string, string> note, Func<string, string?> address)
    {
        if (text.AsSpan().IndexOfAny("<[`") >= 0)
        {
            text = Tags(text).Replace("``", "“", StringComparison.Ordinal);
            text = Note().Replace(text, m => note(m.Groups["id"].Value));
            text = Target().Replace(text, m => m.Groups["mark"].Value);
            text = Link().Replace(text, m => address(m.Groups["to"].Value) is { } to ? $"[{Line(m.Groups["text"].Value)}]({to})" : m.Groups["text"].Value);
        }

        return Line(text);
    }

    /// <summary>White space of any kind as one space, invisible characters gone.</summary>
    public static string Line(string text)
    {
        text = text.Replace("\u00AD", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal).Replace("\uFEFF", "", StringComparison.Ordinal);
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Raised figures as raised characters, raised letters as the end of the word before (1er); other tags go, their words stay.</summary>
    private static string Tags(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return text;
        }

        text = Comment().Replace(text, "");
        text = Raised().Replace(text, m => Superscript.Of(m.Groups["text"].Value) is var raised && raised != m.Groups["text"].Value ? m.Groups["space"].Value + raised : raised.TrimEnd());
        return Inner().Replace(Parting().Replace(text, " "), "");
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<space>\s{0,99})<sup>(?<text>[^<]*)</sup>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Raised();

    [GeneratedRegex("</?(br|center|p|div|meta|hr)( [^<>]*)?/?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parting();

    [GeneratedRegex("</?(sup|sub|a|b|i|u|em|strong|span|font|small)( [^<>]*)?/?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inner();

    [GeneratedRegex(@"\[\^(?<id>[^\[\]\s]+)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Note();

    /// <summary>What Markdown takes for the address of a link and does not show.</summary>
    [GeneratedRegex(@"^\s*(?<mark>\[[^\[\]]*\]):", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Target();

    [GeneratedRegex(@"\[(?<text>[^\[\]]*)\]\((?<to>([^()\s]|\([^()\s]*\))*)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\\(?<mark>[!-/:-@\[-`{-~])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();
}
