using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>
/// Finds the documents of a query: full-text lists for its words, columns for its fields, sets for its logic. Where a score is
/// wanted, every list adds the rarity of its word times the weight of its level to the documents in it.
/// </summary>
internal sealed class Matcher(FtsReader reader, ColumnSnapshot snapshot, bool withSuggestions, bool scored, CancellationToken cancellationToken)
{
    private enum Scope
    {
        Anywhere,
        Title,
        Court,
    }

    private const float PhraseInText = 1.6f;
    private const float PhraseInTitle = 5f;
    private int[] _slots = new int[1024];

    /// <summary>By slot; null where no order by relevance was asked for.</summary>
    public float[]? Scores { get; } = scored ? new float[snapshot.Slots] : null;

    public DocSet Match(QueryNode? root)
    {
        var live = DocSet.Live(snapshot);
        if (root is not null)
        {
            live.IntersectWith(Match(root, Scope.Anywhere, counts: true));
        }

        return live;
    }

    private DocSet Match(QueryNode node, Scope scope, bool counts)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return node switch
        {
            QueryNode.And and => All(and.Parts, scope, counts),
            QueryNode.Or or => Any(or.Parts, scope, counts),
            QueryNode.Not not => Except(DocSet.Live(snapshot), Match(not.Part, scope, counts: false)),
            QueryNode.InField field => Match(field.Words, field.Name == SearchFields.Title ? Scope.Title : Scope.Court, counts),
            QueryNode.HasValue value => ColumnMatch.Value(snapshot, value, withSuggestions),
            QueryNode.InYears years => ColumnMatch.Years(snapshot, years.Years),
            _ => Words(node, scope, counts),
        };
    }

    private DocSet All(IReadOnlyList<QueryNode> parts, Scope scope, bool counts)
    {
        var set = Match(parts[0], scope, counts);
        foreach (var part in parts.Skip(1))
        {
            if (part is QueryNode.Not not)
            {
                set.Remove(Match(not.Part, scope, counts: false));
            }
            else
            {
                set.IntersectWith(Match(part, scope, counts));
            }
        }

        return set;
    }

    private DocSet Any(IReadOnlyList<QueryNode> parts, Scope scope, bool counts)
    {
        var set = Match(parts[0], scope, counts);
        foreach (var part in parts.Skip(1))
        {
            set.UnionWith(Match(part, scope, counts));
        }

        return set;
    }

    private static DocSet Except(DocSet set, DocSet other)
    {
        set.Remove(other);
        return set;
    }

    private DocSet Words(QueryNode node, Scope scope, bool counts)
    {
        var set = new DocSet(snapshot.Slots);
        switch (node)
        {
            case var _ when scope == Scope.Court:
                AddWords(set, $"court : {Court(node)}", PhraseInText, counts);
                break;
            case QueryNode.Word word:
                foreach (var (language, stem) in WordForms.Stems(word))
                {
                    AddTerms(set, scope == Scope.Title ? "t" : TermLevels.OfStems, language, stem, "", counts);
                }

                AddExact(set, word.Exact, "", scope, counts);
                break;
            case QueryNode.Prefix prefix:
                AddExact(set, prefix.Exact, "*", scope, counts);
                break;
            case QueryNode.Phrase { Exact: [var only] }:
                AddExact(set, only, "", scope, counts);
                break;
            case QueryNode.Phrase phrase:
                var text = Quote(string.Join(' ', phrase.Exact));
                AddWords(set, $"title : {text}", PhraseInTitle, counts);
                if (scope == Scope.Anywhere)
                {
                    AddWords(set, $"text : {text}", PhraseInText, counts);
                }

                break;
        }

        return set;
    }

    private static string Court(QueryNode node) => node switch
    {
        QueryNode.Word word => Quote(word.Exact),
        QueryNode.Prefix prefix => Quote(prefix.Exact) + "*",
        QueryNode.Phrase phrase => Quote(string.Join(' ', phrase.Exact)),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a leaf."),
    };

    private void AddExact(DocSet set, string exact, string wildcard, Scope scope, bool counts) =>
        AddTerms(set, scope == Scope.Title ? TermLevels.TitlesOnly : TermLevels.OfExact, "", exact, wildcard, counts);

    /// <summary>The lists of one token at all its levels; its rarity is known when all are read.</summary>
    private void AddTerms(DocSet set, string levels, string language, string token, string wildcard, bool counts)
    {
        Span<int> ends = stackalloc int[TermLevels.OfExact.Length];
        var total = 0;
        for (var level = 0; level < levels.Length; level++)
        {
            total += reader.Terms(Quote($"{levels[level]}{language}~{token}") + wildcard, ref _slots, total);
            ends[level] = total;
        }

        for (int level = 0, from = 0; level < levels.Length; from = ends[level++])
        {
            Add(set, _slots.AsSpan(from, ends[level] - from), counts ? Rarity(total) * TermLevels.Weight(levels[level]) : 0);
        }
    }

    private void AddWords(DocSet set, string match, float weight, bool counts)
    {
        var count = reader.Words(match, ref _slots);
        Add(set, _slots.AsSpan(0, count), counts ? Rarity(count) * weight : 0);
    }

    private void Add(DocSet set, ReadOnlySpan<int> slots, float score)
    {
        foreach (var slot in slots)
        {
            set.Add(slot);
        }

        if (Scores is { } scores && score > 0)
        {
            foreach (var slot in slots)
            {
                scores[slot] += score;
            }
        }
    }

    private float Rarity(int documents) =>
        documents == 0 ? 0 : MathF.Log(1 + ((Math.Max(snapshot.Count, documents) - documents + 0.5f) / (documents + 0.5f)));

    private static string Quote(string token) => '"' + token.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
