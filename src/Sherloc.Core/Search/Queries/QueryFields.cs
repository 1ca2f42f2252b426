using Sherloc.Core.Citations;

namespace Sherloc.Core.Search.Queries;

/// <summary>The fields of the query language and how a value typed for one is read.</summary>
public static class QueryFields
{
    /// <summary>Named in messages; the other facets are understood as well.</summary>
    public static readonly IReadOnlyList<string> Known =
        [SearchFields.Title, SearchFields.Country, SearchFields.Crime, SearchFields.Article, SearchFields.Court, SearchFields.Year];

    private static readonly string[] Instruments = ["untoc", "tip", "som", "firearms"];

    /// <summary>Fields whose values are words.</summary>
    public static bool IsText(string field) => field is SearchFields.Title or SearchFields.Court;

    internal static string? Find(ReadOnlySpan<char> name)
    {
        foreach (var field in Known.Concat(SearchFields.Facets))
        {
            if (name.Equals(field, StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }

        return null;
    }

    internal static QueryNode? Value(string field, string text, List<SearchNotice> notices)
    {
        var value = text.Trim();
        if (field != SearchFields.Year)
        {
            return new QueryNode.HasValue(field, field switch
            {
                SearchFields.Article => Article(value),
                SearchFields.Country => value,
                _ => value.ToLowerInvariant().Replace(' ', '-'),
            });
        }

        var range = value.Replace('–', '-').Replace('—', '-').Replace("..", "-", StringComparison.Ordinal);
        if (SearchParameters.TryReadYear(range, out var years))
        {
            return new QueryNode.InYears(years);
        }

        notices.Add(new SearchNotice(NoticeKind.BadYear, text));
        return null;
    }

    /// <summary><c>6(1)(b) UNTOC</c>, <c>UNTOC art. 6(1)</c> and <c>untoc/6/1/b</c> are the same.</summary>
    private static string Article(string text)
    {
        var plain = text.ToLowerInvariant();
        var words = plain.Split([' ', '\u00a0', '\u202f', '(', ')', '.', ',', '/'], StringSplitOptions.RemoveEmptyEntries);
        var instrument = Instruments.FirstOrDefault(words.Contains);
        var path = Pinpoint(plain);
        return instrument is null || path.Count == 0 || TreatyReference.TryParse(plain, out _)
            ? plain
            : string.Join('/', path.Prepend(instrument));
    }

    /// <summary>The first number with the paragraphs in parentheses behind it.</summary>
    private static List<string> Pinpoint(string text)
    {
        var start = 0;
        while (start < text.Length && !(char.IsAsciiDigit(text[start]) && (start == 0 || !char.IsLetterOrDigit(text[start - 1]))))
        {
            start++;
        }

        var end = EndOf(text, start, char.IsAsciiDigit);
        var path = end - start is > 0 and <= 3 ? new List<string> { text[start..end] } : [];
        while (path.Count > 0)
        {
            var open = end < text.Length && char.IsWhiteSpace(text[end]) ? end + 1 : end;
            var close = open < text.Length && text[open] == '(' ? EndOf(text, open + 1, char.IsAsciiLetterOrDigit) : open;
            if (close - open is < 2 or > 7 || close == text.Length || text[close] != ')')
            {
                break;
            }

            path.Add(text[(open + 1)..close]);
            end = close + 1;
        }

        return path;
    }

    private static int EndOf(string text, int from, Func<char, bool> belongs)
    {
        while (from < text.Length && belongs(text[from]))
        {
            from++;
        }

        return from;
    }
}
