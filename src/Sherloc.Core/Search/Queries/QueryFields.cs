using System.Text.RegularExpressions;
using Sherloc.Core.Citations;

namespace Sherloc.Core.Search.Queries;

/// <summary>The fields of the query language and how a value typed for one is read.</summary>
public static partial class QueryFields
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
        var number = ArticleNumber().Match(plain);
        if (instrument is null || !number.Success || TreatyReference.TryParse(plain, out _))
        {
            return plain;
        }

        var path = number.Groups["part"].Captures.Select(c => c.Value).Prepend(number.Groups["number"].Value).Prepend(instrument);
        return string.Join('/', path);
    }

    [GeneratedRegex(@"(?<![\p{L}\d])(?<number>\d{1,3})(\s?\((?<part>[a-z0-9]{1,6})\))*", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex ArticleNumber();
}
