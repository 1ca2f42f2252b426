using System.Text;
using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;

namespace Sherloc.Data.Search.Excerpts;

/// <summary>A stretch of a paragraph around what was found in it, cut at words and without Markdown's signs of emphasis.</summary>
internal static class Stretch
{
    /// <summary>UTF-16 units, about.</summary>
    public const int Length = 220;

    /// <summary>How far a cut may move to fall between words.</summary>
    private const int Give = 30;

    public static Excerpt Cut(IndexText text, int number, int start, int end, List<Found> found)
    {
        var (from, to) = (start, Math.Min(end, start + Length));
        if (found.Count > 0)
        {
            var (first, last) = (found[0].Start, found.Max(f => f.End));
            from = Math.Max(start, first - Math.Max(0, (Length - (last - first)) / 2));
            to = Math.Min(end, Math.Max(last, from + Length));
            from = Math.Max(start, Math.Min(from, to - Length));
            from = from == start ? from : AfterSpace(text.Text, from, Math.Min(first, from + Give));
            to = to == end ? to : BeforeSpace(text.Text, to, Math.Max(last, to - Give));
        }
        else if (to < end)
        {
            to = BeforeSpace(text.Text, to, Math.Max(from, to - Give));
        }

        var (shown, marks) = Plain(text.Text, from, to, MarkFinder.Merge(found));
        return new Excerpt(text.Section, text.Language, number, shown, marks, from > start, to < end);
    }

    private static (string Text, List<Mark> Marks) Plain(string text, int from, int to, List<Found> found)
    {
        var plain = new StringBuilder(to - from);
        var marks = new List<Mark>(found.Count);
        var (next, open) = (0, -1);
        for (var index = from; index <= to; index++)
        {
            if (open >= 0 && index == found[next].End)
            {
                marks.Add(new Mark(open, plain.Length - open));
                (next, open) = (next + 1, -1);
            }

            if (index == to)
            {
                break;
            }

            if (next < found.Count && index == found[next].Start)
            {
                open = plain.Length;
            }

            if (!IsEmphasis(text, index))
            {
                plain.Append(text[index] is '\n' or '\r' or '\t' ? ' ' : text[index]);
            }
        }

        return (plain.ToString(), marks);
    }

    /// <summary>An asterisk, backquote or underscore at the edge of a word; a number sign of a heading.</summary>
    private static bool IsEmphasis(string text, int index) => text[index] switch
    {
        '*' or '`' => !IsSpace(text, index - 1) || !IsSpace(text, index + 1),
        '_' => !IsLetter(text, index - 1) || !IsLetter(text, index + 1),
        '#' => (index == 0 || text[index - 1] is '\n' or '#') && index + 1 < text.Length && text[index + 1] is '#' or ' ',
        _ => false,
    };

    private static bool IsSpace(string text, int index) => index < 0 || index >= text.Length || char.IsWhiteSpace(text[index]);

    private static bool IsLetter(string text, int index) => index >= 0 && index < text.Length && char.IsLetterOrDigit(text[index]);

    private static int AfterSpace(string text, int from, int atMost)
    {
        for (var index = from; index < atMost; index++)
        {
            if (char.IsWhiteSpace(text[index - 1]))
            {
                return index;
            }
        }

        return char.IsLowSurrogate(text[from]) ? from - 1 : from;
    }

    private static int BeforeSpace(string text, int to, int atLeast)
    {
        for (var index = to; index > atLeast; index--)
        {
            if (char.IsWhiteSpace(text[index]))
            {
                return index;
            }
        }

        return char.IsLowSurrogate(text[to]) ? to - 1 : to;
    }
}
