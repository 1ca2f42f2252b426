using Sherloc.Core.Analysis;

namespace Sherloc.Core.Search.Queries;

/// <summary>Leaves function words out of a query that says something else as well.</summary>
internal static class StopWordFilter
{
    public static QueryNode LeaveOut(QueryNode root, string language, List<SearchNotice> notices)
    {
        if (!SaysMore(root, language))
        {
            return root;
        }

        var left = new List<string>();
        var rest = Prune(root, language, left) ?? root;
        if (left.Count > 0)
        {
            notices.Add(new SearchNotice(NoticeKind.CommonWord, string.Join(' ', left.Distinct(StringComparer.OrdinalIgnoreCase))));
        }

        return rest;
    }

    private static bool IsCommon(QueryNode node, string language) =>
        node is QueryNode.Word word && TextAnalyzer.IsStopWord(word.Exact, language);

    /// <summary>Whether something else than a common word is to be found.</summary>
    private static bool SaysMore(QueryNode node, string language) => node switch
    {
        QueryNode.And and => and.Parts.Any(p => SaysMore(p, language)),
        QueryNode.Or or => or.Parts.Any(p => SaysMore(p, language)),
        QueryNode.Not => false,
        _ => !IsCommon(node, language),
    };

    /// <summary>Alternatives and exclusions are kept as typed; only what narrows is left out. Null when nothing stays.</summary>
    private static QueryNode? Prune(QueryNode node, string language, List<string> left)
    {
        switch (node)
        {
            case QueryNode.And and:
                var said = left.Count;
                QueryNode[] parts =
                [
                    .. and.Parts.Select((p, n) => IsLabel(p, and.Parts.ElementAtOrDefault(n + 1)) ? p : Keep(p, language, left)).OfType<QueryNode>(),
                ];
                if (parts.Length == 0)
                {
                    left.RemoveRange(said, left.Count - said);
                }

                return parts.Length switch { 0 => null, 1 => parts[0], _ => new QueryNode.And(parts) };
            case QueryNode.Or or:
                return new QueryNode.Or([.. or.Parts.Select(p => Prune(p, language, left) ?? p)]);
            case QueryNode.Not not:
                return new QueryNode.Not(Prune(not.Part, language, left) ?? not.Part);
            default:
                return node;
        }
    }

    /// <summary>A letter before a number belongs to it: <c>s 3(1)(b)</c>.</summary>
    private static bool IsLabel(QueryNode part, QueryNode? next) =>
        part is QueryNode.Word { Exact.Length: 1 } && next is QueryNode.Word number && char.IsAsciiDigit(number.Exact[0]);

    private static QueryNode? Keep(QueryNode part, string language, List<string> left)
    {
        if (!IsCommon(part, language))
        {
            return Prune(part, language, left);
        }

        left.Add(((QueryNode.Word)part).Text);
        return null;
    }
}
