namespace Sherloc.Core.Search.Queries;

/// <summary>
/// Reads the query language:
/// <list type="bullet">
/// <item><c>two words</c>: all of them, in any form; <c>"two words"</c> (any style of double quotation marks): exactly these, in this order;</item>
/// <item><c>one OR other</c>, <c>one | other</c>: OR binds closer than the words beside it, so <c>a b OR c</c> asks for a and one of b, c;</item>
/// <item><c>-word</c>, <c>NOT word</c>; parentheses; <c>word*</c> with three letters at least;</item>
/// <item><c>field:value</c>, <c>field:"some words"</c>, <c>field:(one OR other)</c> for the fields of <see cref="QueryFields"/>.</item>
/// </list>
/// What is broken is repaired with a notice or refused with one; it never throws.
/// </summary>
public static class QueryParser
{
    public const int MostCharacters = 1000;
    public const int MostTerms = 60;
    public const int MostDepth = 20;

    public static ParsedQuery Parse(string query, string interfaceLanguage)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(interfaceLanguage);
        if (query.Length > MostCharacters)
        {
            return new ParsedQuery(null, [QueryTree.TooLong("characters", MostCharacters)], interfaceLanguage);
        }

        var notices = new List<SearchNotice>();
        var language = QueryLanguage.Guess(query, interfaceLanguage);
        var tokens = QueryLexer.Read(query, notices);
        var root = new QueryTree(query, tokens, language, notices).Read();
        if (root is not null && !HasPositive(root))
        {
            notices.Add(new SearchNotice(NoticeKind.OnlyNot, query.Trim()));
        }

        if (root is null || notices.Any(n => n.IsRefusal))
        {
            return new ParsedQuery(null, notices, language);
        }

        return new ParsedQuery(StopWordFilter.LeaveOut(root, language, notices), notices, language);
    }

    private static bool HasPositive(QueryNode node) => node switch
    {
        QueryNode.Not => false,
        QueryNode.And and => and.Parts.Any(HasPositive),
        QueryNode.Or or => or.Parts.Any(HasPositive),
        _ => true,
    };
}
