using System.Buffers;

namespace Sherloc.Core.Search.Queries;

/// <summary>Cuts a query into words, quotations, operators and field names. Whatever it reads, it gets to the end.</summary>
internal sealed class QueryLexer(string query, List<SearchNotice> notices)
{
    private const string Quotes = "\"“”„‟«»＂";

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly List<QueryToken> _tokens = [];
    private int _at;

    public static List<QueryToken> Read(string query, List<SearchNotice> notices) => new QueryLexer(query, notices).Read();

    private List<QueryToken> Read()
    {
        while (_at < query.Length)
        {
            if (query[_at] is not ('(' or '（') || !ContinuesNumber())
            {
                Next(query[_at]);
            }
        }

        _tokens.Add(new QueryToken(QueryTokenKind.End, query.Length, query.Length));
        return _tokens;
    }

    private void Next(char first)
    {
        switch (first)
        {
            case '+':
            case var space when char.IsWhiteSpace(space):
                _at++;
                break;
            case '(' or '（':
                Add(QueryTokenKind.Open, 1);
                break;
            case ')' or '）':
                Add(QueryTokenKind.Close, 1);
                break;
            case '|':
                Add(QueryTokenKind.Or, query.AsSpan(_at).IndexOfAnyExcept('|') is var length and > 0 ? length : query.Length - _at);
                break;
            case '-' when IsSpaceOrEnd(_at + 1):
                notices.Add(new SearchNotice(NoticeKind.Dangling, "-"));
                _at++;
                break;
            case '-':
                Add(QueryTokenKind.Not, 1);
                break;
            case var quote when Quotes.Contains(quote, StringComparison.Ordinal):
                Quotation(quote);
                break;
            default:
                Word();
                break;
        }
    }

    private void Quotation(char open)
    {
        var closing = open switch { '«' => "»", '»' => "«", '"' or '＂' => "\"＂", _ => "“”‟\"" };
        var start = _at + 1;
        var length = query.AsSpan(start).IndexOfAny(closing);
        if (length < 0)
        {
            notices.Add(new SearchNotice(NoticeKind.Closed, closing[..1]));
        }

        var end = length < 0 ? query.Length : start + length;
        _tokens.Add(new QueryToken(QueryTokenKind.Quoted, start, end));
        _at = Math.Min(end + 1, query.Length);
    }

    private void Word()
    {
        var start = _at;
        while (_at < query.Length && !EndsWord(query[_at]))
        {
            if (query[_at] is ':' or '：' && FieldEndsHere(start))
            {
                return;
            }

            // Parentheses without spaces belong to the word: 6(1)(b)(ii).
            _at = query[_at] is '(' or '（' ? AfterInnerParenthesis(_at) : _at + 1;
        }

        var kind = query.AsSpan(start, _at - start) switch
        {
            "OR" => QueryTokenKind.Or,
            "AND" or "&" or "&&" => QueryTokenKind.And,
            "NOT" => QueryTokenKind.Not,
            _ => QueryTokenKind.Text,
        };
        _tokens.Add(new QueryToken(kind, start, _at));
    }

    private bool EndsWord(char letter) => letter switch
    {
        ')' or '）' or '|' => true,
        '(' or '（' => AfterInnerParenthesis(_at) == 0,
        _ => char.IsWhiteSpace(letter) || Quotes.Contains(letter, StringComparison.Ordinal),
    };

    /// <summary>Whether the letters before the colon are a field's name; if so it is added and the value begins behind the colon.</summary>
    private bool FieldEndsHere(int start)
    {
        var name = query.AsSpan(start, _at - start);
        if (name.Length < 2 || name.ContainsAnyExcept(Letters))
        {
            return false;
        }

        var field = QueryFields.Find(name);
        if (field is null)
        {
            if (IsSpaceOrEnd(_at + 1))
            {
                return false;
            }

            notices.Add(new SearchNotice(NoticeKind.UnknownField, name.ToString(), string.Join(", ", QueryFields.Known)));
            _tokens.Add(new QueryToken(QueryTokenKind.Text, start, _at));
            _at++;
            return true;
        }

        _tokens.Add(new QueryToken(QueryTokenKind.Field, start, _at));
        _at++;
        while (_at < query.Length && char.IsWhiteSpace(query[_at]))
        {
            _at++;
        }

        // A hyphen here is no exclusion: year:-2015.
        if (_at < query.Length && query[_at] == '-' && !IsSpaceOrEnd(_at + 1))
        {
            var value = _at++;
            while (_at < query.Length && !EndsWord(query[_at]))
            {
                _at++;
            }

            _tokens.Add(new QueryToken(QueryTokenKind.Text, value, _at));
        }

        return true;
    }

    /// <summary>Whether a parenthesis after a number is its paragraph: <c>6 (1) (b)</c>.</summary>
    private bool ContinuesNumber()
    {
        const int LongestParagraph = 6;
        if (_tokens.Count == 0 || _tokens[^1] is not { Kind: QueryTokenKind.Text } last || last.End != _at - 1)
        {
            return false;
        }

        var end = AfterInnerParenthesis(_at);
        var text = query.AsSpan(last.Start, last.End - last.Start);
        if (end == 0 || end - _at - 2 > LongestParagraph || !text.ContainsAnyInRange('0', '9') || !(char.IsAsciiDigit(text[^1]) || text[^1] == ')'))
        {
            return false;
        }

        _tokens[^1] = last with { End = end };
        _at = end;
        return true;
    }

    /// <summary>Behind the parenthesis that closes the one here without a space between; 0 if there is none.</summary>
    private int AfterInnerParenthesis(int open)
    {
        for (var index = open + 1; index < query.Length; index++)
        {
            switch (query[index])
            {
                case ')' or '）':
                    return index > open + 1 ? index + 1 : 0;
                case var letter when char.IsWhiteSpace(letter) || letter is '(' or '（' || Quotes.Contains(letter, StringComparison.Ordinal):
                    return 0;
            }
        }

        return 0;
    }

    private bool IsSpaceOrEnd(int index) => index >= query.Length || char.IsWhiteSpace(query[index]);

    private void Add(QueryTokenKind kind, int length)
    {
        _tokens.Add(new QueryToken(kind, _at, _at + length));
        _at += length;
    }
}
