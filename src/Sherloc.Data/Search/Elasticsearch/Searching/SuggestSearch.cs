using Sherloc.Core.Analysis;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Requests;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>Titles and words that begin as the typed text does: first titles that begin so, then words, then titles with a word that does.</summary>
internal sealed class SuggestSearch
{
    private const int Shortest = 2;
    private const int Longest = 100;

    /// <summary>Documents with such a word in which words are counted.</summary>
    private const int Sample = 1_000;

    private const string Words = "words";
    private const string Sampled = "sampled";
    private readonly string _typed;
    private readonly int _most;
    private readonly IReadOnlyList<Term> _terms;

    private SuggestSearch(string typed, int most)
    {
        _typed = typed;
        _most = most;
        _terms = TextAnalyzer.Analyze(typed, "en");
    }

    /// <summary>Null where nothing is to be suggested.</summary>
    public static SuggestSearch? TryCreate(string text, int most)
    {
        var typed = TextAnalyzer.Fold(text.Trim());
        return typed.Length is < Shortest or > Longest || most <= 0 ? null : new SuggestSearch(typed, most);
    }

    /// <summary>Titles that begin so, titles with a word that does, and words.</summary>
    public IReadOnlyList<SearchBody> Bodies()
    {
        var beginning = new SearchBody { Query = Clause.OfPrefix("begins", _typed), Size = _most, Source = ["card"], TrackTotalHits = false };
        var bodies = new List<SearchBody> { beginning };
        if (_terms.Count > 0)
        {
            bodies.Add(beginning with { Query = TitleWord(), Size = 2 * _most });
        }

        if (_terms is [{ Exact.Length: >= Shortest } only])
        {
            bodies.Add(new SearchBody { Query = Clause.OfPrefix("exact.text", only.Exact), Size = 0, TrackTotalHits = false, Aggs = CountedWords(only.Exact) });
        }

        return bodies;
    }

    public IReadOnlyList<Suggestion> Read(IReadOnlyList<SearchAnswer> answers)
    {
        var beginning = Titles(answers[0]).ToList();
        var containing = answers.Count < 2 ? [] : Titles(answers[1]).Where(HasWord).ExceptBy(beginning.Select(t => t.Id), t => t.Id);
        var words = answers.Count < 3 ? [] : (answers[2].Aggregations?[Sampled].Inner[Words].Buckets ?? [])
            .OrderByDescending(b => b.DocCount)
            .ThenBy(b => b.Key, StringComparer.Ordinal)
            .Take(Math.Max(1, _most / 2))
            .Select(b => new Suggestion(SuggestionKind.Word, b.Key, "", null, null));
        return [.. beginning.Concat(words).Concat(containing).Take(_most)];
    }

    private Clause TitleWord()
    {
        Clause[] clauses = [.. _terms.SkipLast(1).Select(t => Clause.OfTerm("exact.title", t.Exact)), Clause.OfPrefix("exact.title", _terms[^1].Exact)];
        return Clause.All(clauses);
    }

    private static Dictionary<string, Aggregation> CountedWords(string word) => new(StringComparer.Ordinal)
    {
        [Sampled] = new Aggregation
        {
            Sampler = new SamplerAggregation(Sample),
            Aggs = new Dictionary<string, Aggregation>(StringComparer.Ordinal)
            {
                [Words] = new() { Terms = new TermsAggregation(Words, 50, Escaped(word) + ".*", "map") },
            },
        },
    };

    /// <summary>Exact forms have letters, digits and <c>( ) . - §</c>.</summary>
    private static string Escaped(string word) => string.Concat(word.Select(c => char.IsLetterOrDigit(c) ? c.ToString() : "\\" + c));

    private static IEnumerable<Suggestion> Titles(SearchAnswer answer) =>
        (answer.Hits?.Hits ?? []).Select(h => h.Source!.Card.Card).Select(c => new Suggestion(SuggestionKind.Title, c.Title, c.TitleLanguage, c.Id, c.Kind));

    /// <summary>The index knows the words of all titles of a record; the one that is shown must have it.</summary>
    private bool HasWord(Suggestion title)
    {
        var folded = TextAnalyzer.Fold(title.Text);
        for (var at = folded.IndexOf(_typed, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(_typed, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(folded[at - 1]))
            {
                return true;
            }
        }

        return false;
    }
}
