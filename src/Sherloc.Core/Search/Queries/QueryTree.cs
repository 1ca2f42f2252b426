using System.Globalization;

namespace Sherloc.Core.Search.Queries;

/// <summary>Tokens to a tree, by recursive descent with a limit of depth.</summary>
internal sealed class QueryTree(string query, List<QueryToken> tokens, string language, List<SearchNotice> notices)
{
    private int _at;
    private int _terms;
    private bool _refused;

    private QueryToken Current => tokens[_at];

    public static SearchNotice TooLong(string what, int limit) =>
        new(NoticeKind.TooLong, what, limit.ToString(CultureInfo.InvariantCulture));

    public QueryNode? Read() => Sequence(field: null, depth: 0);

    /// <summary>Words and groups up to the parenthesis that closes this one, or the end.</summary>
    private QueryNode? Sequence(string? field, int depth)
    {
        var parts = new List<QueryNode>();
        QueryToken? or = null;
        while (!_refused && Current.Kind != QueryTokenKind.End)
        {
            var token = Current;
            switch (token.Kind)
            {
                case QueryTokenKind.Close when depth > 0:
                    Dangle(or);
                    return All(parts);
                case QueryTokenKind.Close:
                    Dangle(token);
                    _at++;
                    break;
                case QueryTokenKind.Or:
                    if (or is not null || parts.Count == 0)
                    {
                        Dangle(token);
                    }
                    else
                    {
                        or = token;
                    }

                    _at++;
                    break;
                case QueryTokenKind.And:
                    Dangle(parts.Count == 0 ? token : null);
                    _at++;
                    break;
                default:
                    var found = field is null && token.Kind == QueryTokenKind.Text && !IsWildcard(token) ? Run() : Operand(field, depth);
                    Append(parts, found, or is not null);
                    or = found.Count > 0 ? null : or;
                    break;
            }
        }

        Dangle(or);
        return All(parts);
    }

    private static void Append(List<QueryNode> parts, List<QueryNode> found, bool alternative)
    {
        if (alternative && found.Count > 0)
        {
            QueryNode[] before = parts[^1] is QueryNode.Or or ? [.. or.Parts] : [parts[^1]];
            parts[^1] = new QueryNode.Or([.. before, found[0]]);
            found = found[1..];
        }

        parts.AddRange(found);
    }

    /// <summary>Plain words side by side are analysed together, since a number and its paragraphs may have spaces between.</summary>
    private List<QueryNode> Run()
    {
        var start = Current.Start;
        var end = Current.End;
        for (_at++; Current.Kind == QueryTokenKind.Text && !IsWildcard(Current) && IsSpace(end, Current.Start); _at++)
        {
            end = Current.End;
        }

        return Counted(QueryWords.Split(query[start..end], language));
    }

    private bool IsSpace(int from, int to) => query.AsSpan(from, to - from).IsWhiteSpace();

    private List<QueryNode> Operand(string? field, int depth)
    {
        var token = Current;
        _at++;
        if (depth >= QueryParser.MostDepth)
        {
            return Refuse(TooLong("depth", QueryParser.MostDepth));
        }

        switch (token.Kind)
        {
            case QueryTokenKind.Not:
                if (StartsOperand(Current.Kind))
                {
                    return [.. Operand(field, depth + 1).Select(n => new QueryNode.Not(n))];
                }

                Dangle(token);
                return [];
            case QueryTokenKind.Field:
                if (StartsOperand(Current.Kind) && Current.Kind is not (QueryTokenKind.Not or QueryTokenKind.Field))
                {
                    return Operand(QueryFields.Find(token.In(query)), depth);
                }

                notices.Add(new SearchNotice(NoticeKind.Dangling, token.In(query) + ":"));
                return [];
            case QueryTokenKind.Open:
                return Group(field, depth);
            default:
                return Leaf(token, field);
        }
    }

    private List<QueryNode> Group(string? field, int depth)
    {
        var open = tokens[_at - 1];
        var inside = Sequence(field, depth + 1);
        if (Current.Kind == QueryTokenKind.Close)
        {
            _at++;
        }
        else if (!_refused)
        {
            notices.Add(new SearchNotice(NoticeKind.Closed, ")"));
        }

        if (inside is null && !_refused)
        {
            notices.Add(new SearchNotice(NoticeKind.Dangling, open.In(query) + ")"));
        }

        return inside is null ? [] : [inside];
    }

    private List<QueryNode> Leaf(QueryToken token, string? field)
    {
        var text = token.In(query);
        if (field is not null && !QueryFields.IsText(field))
        {
            return text.AsSpan().IsWhiteSpace() ? Empty(token) : Counted(QueryFields.Value(field, text, notices) is { } value ? [value] : []);
        }

        List<QueryNode> words = token.Kind == QueryTokenKind.Quoted
            ? QueryWords.Phrase(text, language) is { } phrase ? [phrase] : Empty(token)
            : IsWildcard(token) ? Wildcard(text) : QueryWords.Split(text, language);
        return Counted(field is null || words.Count == 0 ? words : [new QueryNode.InField(field, All(words)!)]);
    }

    private List<QueryNode> Empty(QueryToken token)
    {
        notices.Add(new SearchNotice(NoticeKind.Dangling, token.Kind == QueryTokenKind.Quoted ? "\"\"" : token.In(query)));
        return [];
    }

    private List<QueryNode> Wildcard(string text)
    {
        var word = text.TrimEnd('*');
        if (word.Contains('*', StringComparison.Ordinal))
        {
            return Refuse(new SearchNotice(NoticeKind.LeadingWildcard, text));
        }

        var node = QueryWords.Prefix(word, language);
        var last = node is QueryNode.And and ? and.Parts[^1] : node;
        return last switch
        {
            null or QueryNode.Prefix { Exact.Length: < 3 } => Refuse(new SearchNotice(NoticeKind.ShortWildcard, text)),
            _ => [node!],
        };
    }

    private bool IsWildcard(QueryToken token) => query.AsSpan(token.Start, token.End - token.Start).Contains('*');

    private static bool StartsOperand(QueryTokenKind kind) =>
        kind is QueryTokenKind.Text or QueryTokenKind.Quoted or QueryTokenKind.Field or QueryTokenKind.Open or QueryTokenKind.Not;

    private void Dangle(QueryToken? token)
    {
        if (token is { } operation)
        {
            notices.Add(new SearchNotice(NoticeKind.Dangling, operation.In(query)));
        }
    }

    private List<QueryNode> Refuse(SearchNotice notice)
    {
        notices.Add(notice);
        _refused = true;
        return [];
    }

    private List<QueryNode> Counted(List<QueryNode> nodes)
    {
        _terms += nodes.Sum(Terms);
        return _terms > QueryParser.MostTerms && !_refused ? Refuse(TooLong("terms", QueryParser.MostTerms)) : nodes;
    }

    private static int Terms(QueryNode node) => node switch
    {
        QueryNode.And and => and.Parts.Sum(Terms),
        QueryNode.Phrase phrase => phrase.Exact.Count,
        QueryNode.InField field => Terms(field.Words),
        _ => 1,
    };

    private static QueryNode? All(List<QueryNode> parts)
    {
        QueryNode[] flat = [.. parts.SelectMany(p => p is QueryNode.And and ? and.Parts : [p])];
        return flat.Length switch { 0 => null, 1 => flat[0], _ => new QueryNode.And(flat) };
    }
}
