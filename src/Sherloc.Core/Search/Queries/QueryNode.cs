namespace Sherloc.Core.Search.Queries;

/// <summary>What a query asks for, as a tree that every backend compiles. Printing a node gives the query in its plainest form.</summary>
public abstract record QueryNode
{
    private QueryNode()
    {
    }

    /// <summary>A word in any of its forms.</summary>
    /// <param name="Text">As typed: stems need its diacritics.</param>
    /// <param name="Exact">Its exact form.</param>
    public sealed record Word(string Text, string Exact) : QueryNode
    {
        public override string ToString() => Exact;
    }

    /// <summary>Exact forms one after the other.</summary>
    public sealed record Phrase(string Text, IReadOnlyList<string> Exact) : QueryNode
    {
        public override string ToString() => $"\"{string.Join(' ', Exact)}\"";
    }

    /// <summary>Every word whose exact form begins so.</summary>
    public sealed record Prefix(string Text, string Exact) : QueryNode
    {
        public override string ToString() => Exact + "*";
    }

    public sealed record And(IReadOnlyList<QueryNode> Parts) : QueryNode
    {
        public override string ToString() => $"({string.Join(' ', Parts)})";
    }

    public sealed record Or(IReadOnlyList<QueryNode> Parts) : QueryNode
    {
        public override string ToString() => $"({string.Join(" OR ", Parts)})";
    }

    public sealed record Not(QueryNode Part) : QueryNode
    {
        public override string ToString() => $"-{Part}";
    }

    /// <summary>Words in the title or the court's name.</summary>
    public sealed record InField(string Name, QueryNode Words) : QueryNode
    {
        public override string ToString() => $"{Name}:{Words}";
    }

    /// <summary>A value of a facet; articles mean everything below them as well. Compared without regard to case.</summary>
    public sealed record HasValue(string Name, string Value) : QueryNode
    {
        public override string ToString() => $"{Name}:{Value}";
    }

    public sealed record InYears(YearRange Years) : QueryNode
    {
        public override string ToString() => $"{SearchFields.Year}:{SearchParameters.Write(Years)}";
    }
}

/// <param name="Root">Null when everything is asked for, and when a notice refuses the query.</param>
/// <param name="Notices">What was repaired, left out or refused.</param>
/// <param name="Language">The language that the words were taken to be in, ISO 639-1.</param>
public sealed record ParsedQuery(QueryNode? Root, IReadOnlyList<SearchNotice> Notices, string Language)
{
    public bool IsRefused => Notices.Any(n => n.IsRefusal);
}
