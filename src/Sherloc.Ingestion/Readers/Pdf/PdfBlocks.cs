using System.Text;
using System.Text.RegularExpressions;
using Sherloc.Ingestion.Readers.Blocks;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.Pdf;

/// <summary>
/// Lines of pages as paragraphs: an empty line or a number at its beginning starts one, a page does not end one that stops in the middle of a
/// sentence, and a word divided at the end of a line is one again. The line of a block is the number of its page.
/// </summary>
internal sealed partial class PdfBlocks(SourceMapping mapping)
{
    private readonly IReadOnlyList<Regex> headings = [.. mapping.Outline.Select(r => MappingPattern.Of(r.Pattern)).OfType<Regex>()];

    public IEnumerable<Block> Read(IReadOnlyList<IReadOnlyList<string>> pages)
    {
        var text = new StringBuilder();
        var (began, gap) = (1, false);
        for (var page = 1; page <= pages.Count; page++)
        {
            var isFirst = true;
            foreach (var line in pages[page - 1])
            {
                var words = Spaces().Replace(line.Trim(), " ");
                if (words.Length == 0)
                {
                    gap = true;
                    continue;
                }

                if (text.Length > 0 && (isFirst ? !GoesOn(text, words) : gap || Begins(words)))
                {
                    foreach (var block in Divided(text.ToString(), began))
                    {
                        yield return block;
                    }

                    text.Clear();
                }

                (isFirst, gap) = (false, false);
                began = text.Length == 0 ? page : began;
                Join(text, words);
            }
        }

        foreach (var block in Divided(text.ToString(), began))
        {
            yield return block;
        }
    }

    /// <summary>A heading that runs on into its text becomes two blocks, so that the text is not lost with it.</summary>
    private IEnumerable<Block> Divided(string text, int page)
    {
        if (text.Length == 0)
        {
            yield break;
        }

        if (headings.Select(h => h.Match(text)).FirstOrDefault(m => m.Success && m.Index == 0 && m.Length > 0) is { } heading && heading.Length < text.Length)
        {
            yield return new Block { Text = text[..heading.Length].Trim(), Line = page };
            text = text[heading.Length..];
        }

        yield return new Block { Text = text.Trim(), Line = page };
    }

    private static bool Begins(string line) => Number().IsMatch(line);

    private static bool GoesOn(StringBuilder text, string line) => text[^1] is not ('.' or ':' or ';' or '!' or '?' or '”') && !Begins(line) && (text[^1] == ',' || char.IsLower(line[0]));

    private static void Join(StringBuilder text, string line)
    {
        if (text.Length > 1 && text[^1] is '-' or '\u00AD' && char.IsLetter(text[^2]) && char.IsLower(line[0]))
        {
            text.Length--;
        }
        else if (text.Length > 0)
        {
            text.Append(' ');
        }

        text.Append(line);
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();

    /// <summary><c>12.</c>, <c>(a)</c>, <c>(iv)</c>, <c>Article 5</c>, <c>§ 3</c> with text or nothing behind it.</summary>
    [GeneratedRegex(@"^(?:\(\w{1,4}\)|\d{1,3}[A-Z]?[.)]|[a-z][.)]|§+ ?\d|(?:Article|Section|Artículo|Artikel|Статья) \d)(?:\s|\p{P}|\p{Lu}|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
