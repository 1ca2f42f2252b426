using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>A parsed query in Elasticsearch's language. The only place that knows how a word, a phrase or a field is asked for.</summary>
internal sealed class QueryCompiler(bool withSuggestions)
{
    private enum Scope
    {
        Anywhere,
        Title,
    }

    // The weights of the embedded index, where a title's stem counts four times that of a text.
    private const float StemInTitle = 4f;
    private const float ExactInText = 0.4f;
    private const float ExactInTitle = 1.2f;
    private const float PhraseInText = 1.6f;
    private const float PhraseInTitle = 5f;
    private const string TextTokens = "exact.text";
    private const string TitleTokens = "exact.title";
    private const string CourtTokens = "court";

    private readonly FilterCompiler _filters = new(withSuggestions);

    public Clause Compile(QueryNode? root) => root is null ? Clause.Everything : Compile(root, Scope.Anywhere);

    private Clause Compile(QueryNode node, Scope scope) => node switch
    {
        QueryNode.And and => All(and.Parts, scope),
        QueryNode.Or or => Clause.Any([.. or.Parts.Select(p => Compile(p, scope))]),
        QueryNode.Not not => new Clause { Bool = new BoolClause { MustNot = [Compile(not.Part, scope)] } },
        QueryNode.InField { Name: SearchFields.Title } field => Compile(field.Words, Scope.Title),
        QueryNode.InField field => Court(field.Words),
        QueryNode.HasValue value => _filters.Value(value.Name, value.Value),
        QueryNode.InYears years => _filters.Years(years.Years),
        QueryNode.Word word => Clause.Any([.. Stems(word, scope), .. Exact(word.Exact, scope, Clause.OfTerm)]),
        QueryNode.Prefix prefix => Clause.Any([.. Exact(prefix.Exact, scope, Clause.OfPrefix)]),
        QueryNode.Phrase { Exact: [var only] } => Clause.Any([.. Exact(only, scope, Clause.OfTerm)]),
        QueryNode.Phrase phrase => Phrase(phrase, scope),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node of a query."),
    };

    private Clause All(IReadOnlyList<QueryNode> parts, Scope scope)
    {
        var without = parts.OfType<QueryNode.Not>().Select(n => Compile(n.Part, scope)).ToList();
        var values = parts.Where(IsValue).Select(p => Compile(p, scope)).ToList();
        var words = parts.Where(p => p is not QueryNode.Not && !IsValue(p)).Select(p => Compile(p, scope)).ToList();
        return new Clause
        {
            Bool = new BoolClause
            {
                Must = words.Count > 0 ? words : null,
                Filter = values.Count > 0 ? values : null,
                MustNot = without.Count > 0 ? without : null,
            },
        };
    }

    private static bool IsValue(QueryNode node) => node is QueryNode.HasValue or QueryNode.InYears;

    /// <summary>Elasticsearch stems the word as it was typed, in each language that it may be of.</summary>
    private static IEnumerable<Clause> Stems(QueryNode.Word word, Scope scope)
    {
        if (word.Exact.Any(char.IsAsciiDigit))
        {
            yield break;
        }

        foreach (var (language, _) in WordForms.Stems(word))
        {
            if (scope == Scope.Anywhere)
            {
                yield return Clause.OfMatch($"texts.{language}", word.Text);
            }

            yield return Clause.OfMatch($"titles.{language}", word.Text, StemInTitle);
        }
    }

    private static IEnumerable<Clause> Exact(string exact, Scope scope, Func<string, string, float?, Clause> clause) => scope == Scope.Title
        ? [clause(TitleTokens, exact, ExactInTitle)]
        : [clause(TextTokens, exact, ExactInText), clause(TitleTokens, exact, ExactInTitle)];

    private static Clause Phrase(QueryNode.Phrase phrase, Scope scope)
    {
        var words = string.Join(' ', phrase.Exact);
        var inTitle = Clause.OfPhrase(TitleTokens, words, PhraseInTitle);
        return scope == Scope.Title ? inTitle : Clause.Any([Clause.OfPhrase(TextTokens, words, PhraseInText), inTitle]);
    }

    /// <summary>The court's name has exact tokens only.</summary>
    private Clause Court(QueryNode node) => node switch
    {
        QueryNode.And and => Clause.All([.. and.Parts.Select(Court)]),
        QueryNode.Or or => Clause.Any([.. or.Parts.Select(Court)]),
        QueryNode.Not not => new Clause { Bool = new BoolClause { MustNot = [Court(not.Part)] } },
        QueryNode.Word word => Clause.OfTerm(CourtTokens, word.Exact),
        QueryNode.Prefix prefix => Clause.OfPrefix(CourtTokens, prefix.Exact),
        QueryNode.Phrase { Exact: [var only] } => Clause.OfTerm(CourtTokens, only),
        QueryNode.Phrase phrase => Clause.OfPhrase(CourtTokens, string.Join(' ', phrase.Exact)),
        _ => Compile(node, Scope.Anywhere),
    };
}
