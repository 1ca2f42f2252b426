namespace Sherloc.Data.Search.Elasticsearch.Requests;

/// <summary>A clause of Elasticsearch's query language: exactly one of its properties is set.</summary>
internal sealed record Clause
{
    public BoolClause? Bool { get; init; }

    public MatchAllClause? MatchAll { get; init; }

    public MatchNoneClause? MatchNone { get; init; }

    public IReadOnlyDictionary<string, TermClause>? Term { get; init; }

    public IReadOnlyDictionary<string, MatchClause>? Match { get; init; }

    public IReadOnlyDictionary<string, MatchClause>? MatchPhrase { get; init; }

    public IReadOnlyDictionary<string, TermClause>? Prefix { get; init; }

    public IReadOnlyDictionary<string, RangeClause>? Range { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Terms { get; init; }

    public NestedClause? Nested { get; init; }

    public static Clause Everything { get; } = new() { MatchAll = new MatchAllClause() };

    public static Clause Nothing { get; } = new() { MatchNone = new MatchNoneClause() };

    public static Clause OfTerm(string field, string value, float? boost = null) => new() { Term = One(field, new TermClause(value, boost)) };

    public static Clause OfTermInAnyCase(string field, string value) => new() { Term = One(field, new TermClause(value, CaseInsensitive: true)) };

    public static Clause OfPrefix(string field, string value, float? boost = null) => new() { Prefix = One(field, new TermClause(value, boost)) };

    public static Clause OfMatch(string field, string text, float? boost = null) => new() { Match = One(field, new MatchClause(text, boost, "and")) };

    public static Clause OfPhrase(string field, string words, float? boost = null) => new() { MatchPhrase = One(field, new MatchClause(words, boost)) };

    public static Clause OfRange(string field, int? from, int? to) => new() { Range = One(field, new RangeClause(from, to)) };

    /// <summary>All of them; their scores do not count.</summary>
    public static Clause All(IReadOnlyList<Clause> clauses) => clauses switch
    {
        [] => Everything,
        [var only] => only,
        _ => new Clause { Bool = new BoolClause { Filter = clauses } },
    };

    /// <summary>One of them at least; their scores add up.</summary>
    public static Clause Any(IReadOnlyList<Clause> clauses) => clauses switch
    {
        [] => Nothing,
        [var only] => only,
        _ => new Clause { Bool = new BoolClause { Should = clauses, MinimumShouldMatch = 1 } },
    };

    private static Dictionary<string, T> One<T>(string field, T value) => new(StringComparer.Ordinal) { [field] = value };
}

internal sealed record BoolClause
{
    public IReadOnlyList<Clause>? Must { get; init; }

    public IReadOnlyList<Clause>? Filter { get; init; }

    public IReadOnlyList<Clause>? Should { get; init; }

    public IReadOnlyList<Clause>? MustNot { get; init; }

    public int? MinimumShouldMatch { get; init; }
}

internal sealed record MatchAllClause;

internal sealed record MatchNoneClause;

internal sealed record TermClause(string Value, float? Boost = null, bool? CaseInsensitive = null);

internal sealed record MatchClause(string Query, float? Boost = null, string? Operator = null);

internal sealed record RangeClause(int? Gte, int? Lte);

internal sealed record NestedClause(string Path, Clause Query);
